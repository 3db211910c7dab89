using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels;

/// <summary>What is asked once before something that many would miss.</summary>
internal static class ConfirmPhrase
{
    public static Phrase Of(Confirmation.Of what, Charter? charter, Person to) => what switch
    {
        Confirmation.Of.Cancelling when charter is { IsRevising: true } => new(
            $"Give up the revision? Version {charter.Editions[^1].Version} holds again; the revision is kept for "
            + "30 days and can be restored until then. Say it once more within ten minutes.",
            [new("Yes, give it up", new Press.Do(new CharterCommand.Cancel(), to.Id), Words.Say(CommandName.Cancel))]),
        Confirmation.Of.Cancelling => new(
            "Cancel the charter? Everything is kept for 30 days and can be restored until then. "
            + "Say it once more within ten minutes.",
            [new("Yes, cancel", new Press.Do(new CharterCommand.Cancel(), to.Id), Words.Say(CommandName.Cancel))]),
        Confirmation.Of.Forgetting => new(
            "Erase everything you wrote here? Agreed texts stay, your name becomes \"a former member\", "
            + "and it cannot be undone. Say it once more within ten minutes.",
            [new(
                "Yes, forget me",
                new Press.Do(new CharterCommand.ForgetMe(), to.Id),
                Words.Say(CommandName.ForgetMe))]),
        _ => throw new UnreachableException($"No words for {what}."),
    };
}
