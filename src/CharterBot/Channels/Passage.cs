namespace CharterBot.Channels;

/// <summary>A titled text of any length, to be read in pages.</summary>
internal readonly record struct Passage(string Title, string Text)
{
    public static string Join(IEnumerable<Passage> passages) => string.Join("\n\n", passages.Select(passage =>
        passage.Title.Length == 0 ? passage.Text
        : passage.Text.Length == 0 ? passage.Title
        : $"{passage.Title}\n{passage.Text}"));
}
