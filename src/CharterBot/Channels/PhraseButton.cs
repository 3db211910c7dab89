namespace CharterBot.Channels;

/// <summary>A button under a phrase.</summary>
/// <param name="Say">What to write instead, without the bot's name: every button has its words.</param>
internal sealed record PhraseButton(string Title, Press Press, string Say);
