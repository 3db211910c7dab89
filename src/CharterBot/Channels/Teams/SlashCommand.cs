namespace CharterBot.Channels.Teams;

/// <summary>
/// What stands before a command where nobody has to be mentioned: clients send "/charterbot start X", "/start X" or
/// only "start X" for the same pick from their menu, and people write the bot's name as text.
/// </summary>
internal static class SlashCommand
{
    /// <param name="bot">What the bot is called here.</param>
    public static string WithoutName(string text, string? bot)
    {
        if (text.Length < 2 || text[0] is not ('/' or '@'))
            return text;

        foreach (var name in (string?[])[bot, bot?.Replace(" ", "", StringComparison.Ordinal), Words.Bot])
        {
            if (name is { Length: > 0 } && text.AsSpan(1).StartsWith(name, StringComparison.OrdinalIgnoreCase) &&
                (text.Length == name.Length + 1 || char.IsWhiteSpace(text[name.Length + 1])))
            {
                return text[(name.Length + 1)..].TrimStart();
            }
        }

        return text;
    }

    /// <summary>The text behind a slash; null without one. It may be a command: a path has a slash too.</summary>
    public static string? Behind(string text) =>
        text.Length > 1 && text[0] == '/' && char.IsAsciiLetter(text[1]) ? text[1..] : null;
}
