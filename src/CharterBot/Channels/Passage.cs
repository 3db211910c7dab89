namespace CharterBot.Channels;

/// <summary>A titled text of any length, to be read in pages.</summary>
internal readonly record struct Passage(string Title, string Text);
