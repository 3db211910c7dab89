using CharterBot.Charters;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Buttons know their question; written commands act on the one asked now, which may be another.</summary>
internal static class NotAskedNow
{
    public static void Lay(Sheet sheet, Charter charter, int question)
    {
        if (charter.IsRunning && question != charter.Current)
            sheet.Plainly($"To write these, first say {Words.Say(CommandName.Question, question)}.");
    }
}
