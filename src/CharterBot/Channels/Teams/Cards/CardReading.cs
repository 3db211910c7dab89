using System.Text.Json;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// Understands a pressed button or a submitted dialog. Everything in it is untrusted: what is not exactly what we draw
/// is unreadable, never an exception and never half a command.
/// </summary>
internal static class CardReading
{
    /// <param name="verb">The verb beside the cargo (Action.Execute); the cargo's own when null.</param>
    /// <param name="data">Our cargo, with a dialog's inputs merged over it.</param>
    /// <param name="by">Who pressed.</param>
    public static CardAction Read(string? verb, JsonElement data, PersonId by)
    {
        try
        {
            var cargo = new CargoReader(data);
            var action = Read(verb ?? cargo.Word(CardMembers.Verb), cargo, by);
            return cargo.Fault is { } fault
                ? new CardAction.Unreadable(fault)
                : action with { Card = CardKey.Read(cargo.Word(CardMembers.Card)) };
        }
        catch (InvalidOperationException)
        {
            // The parser lets half a surrogate pair through; only reading it as text fails.
            return new CardAction.Unreadable("it holds text that is no text");
        }
    }

    /// <summary>Which card a client asks for anew, and how new the one is that it has. Null: none of ours.</summary>
    public static (string Charter, CardKey Card, int Step)? Refresh(JsonElement data)
    {
        try
        {
            var cargo = new CargoReader(data);
            var (charter, card) = (cargo.Word(CardMembers.Charter), CardKey.Read(cargo.Word(CardMembers.Card)));
            var isBehind = cargo.Word(CardMembers.Verb) == CardVerbs.Refresh;
            var step = isBehind ? cargo.MaybeNumber ?? 0 : 0;
            return charter is null || card is null || cargo.Fault is not null ? null : (charter, card.Value, step);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static CardAction Read(string? verb, CargoReader cargo, PersonId by)
    {
        var charter = cargo.Word(CardMembers.Charter);
        if (cargo.Word(CardMembers.For) is { } owner && owner != by.Value)
            return new CardAction.NotYours();
        if (verb == CardVerbs.Open)
            return Dialog(cargo) is { } dialog ? new CardAction.OpenDialog(dialog, charter) : Unknown("dialog");

        return Command(verb, cargo) is { } command ? new CardAction.Do(command, charter) : Unknown("button");
    }

    private static CardAction.Unreadable Unknown(string what) => new($"no {what} of that kind is known");

    private static DialogRequest? Dialog(CargoReader cargo) => cargo.Word(CardMembers.Dialog) switch
    {
        nameof(DialogRequest.MyAnswer) => new DialogRequest.MyAnswer(cargo.Question),
        nameof(DialogRequest.OurDraft) => new DialogRequest.OurDraft(cargo.Question),
        nameof(DialogRequest.SavedMeanwhile) => new DialogRequest.SavedMeanwhile(cargo.Question, cargo.Text),
        nameof(DialogRequest.Object) => new DialogRequest.Object(cargo.Question, cargo.Number),
        nameof(DialogRequest.Aside) => new DialogRequest.Aside(cargo.Question, cargo.Number),
        nameof(DialogRequest.Examples) => new DialogRequest.Examples(cargo.Question),
        nameof(DialogRequest.Show) => new DialogRequest.Show(cargo.Question, cargo.Number),
        nameof(DialogRequest.Export) => new DialogRequest.Export(cargo.Number),
        nameof(DialogRequest.MyData) => new DialogRequest.MyData(cargo.Number),
        nameof(DialogRequest.History) => new DialogRequest.History(cargo.Number),
        nameof(DialogRequest.Reopen) => new DialogRequest.Reopen(),
        nameof(DialogRequest.Revise) => new DialogRequest.Revise(),
        nameof(DialogRequest.Status) => new DialogRequest.Status(),
        nameof(DialogRequest.Questions) => new DialogRequest.Questions(),
        nameof(DialogRequest.Help) => new DialogRequest.Help(),
        _ => null,
    };

    private static CharterCommand? Command(string? verb, CargoReader cargo) => verb switch
    {
        CardVerbs.Join => new CharterCommand.Join(),
        CardVerbs.Begin => new CharterCommand.Begin(),
        CardVerbs.Cancel => new CharterCommand.Cancel(),
        CardVerbs.Restore => new CharterCommand.Restore(),
        CardVerbs.Resume => new CharterCommand.Resume(),
        CardVerbs.Publish => new CharterCommand.Publish(),
        CardVerbs.TakeOver => new CharterCommand.TakeOver(),
        CardVerbs.ForgetMe => new CharterCommand.ForgetMe(),
        CardVerbs.Undo => new CharterCommand.Undo(),
        CardVerbs.Pass => new CharterCommand.Pass(cargo.Question),
        CardVerbs.Skip => new CharterCommand.Skip(cargo.Question, cargo.MaybeNumber),
        CardVerbs.Park => new CharterCommand.Park(cargo.Question),
        CardVerbs.Ask => new CharterCommand.ShowQuestion(cargo.Question),
        CardVerbs.Ok => new CharterCommand.Ok(cargo.Number, cargo.Question),
        CardVerbs.Close => new CharterCommand.Close(cargo.Question),
        CardVerbs.Withdraw => new CharterCommand.Withdraw(cargo.Question),
        CardVerbs.Reserve => new CharterCommand.Reserve(cargo.Question),
        CardVerbs.Revise => new CharterCommand.Revise(cargo.Chosen),
        CardVerbs.Reopen => new CharterCommand.Reopen(cargo.Chosen, cargo.Text),
        CardVerbs.Start => new CharterCommand.Start(cargo.Text),
        CardVerbs.Rename => new CharterCommand.Rename(cargo.Text),
        CardVerbs.Answer => new CharterCommand.Contribute(cargo.Text, cargo.MaybeQuestion),
        CardVerbs.Change => new CharterCommand.Change(cargo.Text, cargo.MaybeQuestion),
        CardVerbs.Draft => new CharterCommand.Draft(cargo.Text, cargo.MaybeQuestion, cargo.MaybeNumber),
        CardVerbs.Object => new CharterCommand.Object(cargo.Text, cargo.MaybeNumber, cargo.MaybeQuestion),
        CardVerbs.Aside => new CharterCommand.Aside(cargo.Text, cargo.MaybeNumber, cargo.MaybeQuestion),
        CardVerbs.Mine => Mine(cargo),
        _ => null,
    };

    private static CharterCommand.ItWasMyAnswer? Mine(CargoReader cargo)
    {
        CommandName? took = null;
        if (cargo.Word(CardMembers.Took) is { } word)
        {
            if (!Enum.TryParse<CommandName>(word, out var name) || name.ToString() != word)
                return null;
            took = name;
        }

        return cargo.Has(CardMembers.Text)
            ? new(cargo.Text, took, cargo.MaybeQuestion ?? 0, cargo.MaybeNumber ?? 0)
            : null;
    }
}
