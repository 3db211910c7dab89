namespace CharterBot.Conversations;

/// <summary>A card as it is shown, and the ETag of the row that says so.</summary>
/// <param name="ETag">Null while it has no row.</param>
internal sealed record ShownRow(string Card, ShownCard Shown, string? ETag);
