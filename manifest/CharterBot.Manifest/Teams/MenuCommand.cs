using CharterBot.Charters.Grammar;

namespace CharterBot.Manifest.Teams;

/// <summary>One line of a command menu, made of its row in the bot's own command table.</summary>
internal static class MenuCommand
{
    public static CommandRow Row(string word) =>
        CommandTable.Rows.SingleOrDefault(row => row.Word == word)
        ?? throw new UnreachableException($"The command table has no word {word}.");

    /// <summary>Picking a command writes its word only, so what may follow stands before what it does.</summary>
    public static string Describe(CommandRow row, string does) =>
        row.Usage == row.Word ? does : $"{row.Usage} – {does}";
}
