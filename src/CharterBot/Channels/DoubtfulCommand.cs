using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels;

/// <summary>The command that a doubtful message would be: the first words are its name, the rest its text.</summary>
internal static class DoubtfulCommand
{
    public static CharterCommand? Of(CommandName meant, string text)
    {
        var word = CommandTable.Of(meant).Words
            .Where(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .MaxBy(word => word.Length) ?? "";
        var rest = text[word.Length..].TrimStart(':', '-', '–', '—', ',', ' ', '\n').Trim();
        return meant switch
        {
            _ when rest.Length == 0 => null,
            CommandName.Start => new CharterCommand.Start(rest),
            CommandName.Rename => new CharterCommand.Rename(rest),
            CommandName.Draft => new CharterCommand.Draft(rest),
            CommandName.Object => new CharterCommand.Object(rest),
            CommandName.Aside => new CharterCommand.Aside(rest),
            CommandName.Change => new CharterCommand.Change(rest),
            _ => null,
        };
    }
}
