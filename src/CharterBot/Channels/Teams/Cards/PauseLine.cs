using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>What every live card says while the charter is paused.</summary>
internal static class PauseLine
{
    public static void Lay(Sheet sheet) => sheet.Part(
        TextRun.Bold("Paused. "), new("Pieces are still taken; drafts and stances wait until a member resumes."));

    public static void Button(Sheet sheet) =>
        sheet.Button(
            "Resume", new Press.Do(new CharterCommand.Resume()), Words.Say(CommandName.Resume), style: "positive");
}
