namespace CharterBot.Channels.Teams;

/// <summary>A message that someone makes an answer of.</summary>
/// <param name="Author">The Entra object id of who wrote it; null when nobody did: a bot, an app.</param>
/// <param name="Text">As it will be kept: no markup, names instead of mentions.</param>
internal sealed record UsedMessage(string Id, string? Author, string AuthorName, string Text);
