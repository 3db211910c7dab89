namespace CharterBot.Channels;

/// <summary>A line of the history, with the two wordings whose difference it tells, if it does.</summary>
internal sealed record HistoryLine(string Text, string? Before = null, string? After = null)
{
    /// <param name="most">UTF-16 units; 0 leaves the difference out.</param>
    public string Change(int most)
    {
        if (most == 0 || Before is null || After is null)
            return "";

        var spans = Difference.Between(Before, After);
        var words = Before.Length == 0 || Difference.IsRewriting(spans)
            ? $"rewritten as \"{After}\""
            : Difference.InWords(spans);
        var line = UserText.OnOneLine(words.Length == 0 ? "only spaces or lines" : words);
        return $": {UserText.Isolated(UserText.Shortened(line, most))}";
    }
}
