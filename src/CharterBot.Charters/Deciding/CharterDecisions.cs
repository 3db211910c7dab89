using System.Collections.Immutable;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.QuestionSets;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>The one decision function: a charter (or none yet) and a command give events and replies. Pure.</summary>
public static class CharterDecisions
{
    public static Decision Decide(Charter? charter, CharterCommand command, Said heard)
    {
        var said = heard.Text is { } typed ? heard with { Text = Reading.WithoutOpening(typed) } : heard;
        var tidy = Wordings.Tidied(command);
        var tooLong = Wordings.TooLong(tidy);
        if (charter is not { IsRunning: true } && tidy is CharterCommand.Start start && tooLong is null)
            return Start(charter, start, said);
        if (charter is null)
            return new(null, [], tooLong is null ? WithoutCharter(tidy) : [tooLong]);

        var deliberation = new Deliberation(charter, said, Wordings.Taken(tidy, said.Text));
        if (charter.IsRunning && tidy is CharterCommand.Start && Wordings.Fits(said.Text ?? ""))
            deliberation.Say(new Reply.AlreadyRunning(said.Text));
        else if (tooLong is not null)
            deliberation.Say(tooLong);
        else
            Take(deliberation, tidy);
        if (deliberation.HasChanged)
            Agreeing.Evaluate(deliberation);
        return deliberation.Decision;
    }

    private static Decision Start(Charter? charter, CharterCommand.Start start, Said said)
    {
        if (start.Name.Length == 0)
            return new(charter, [], [new Reply.NotNow(Obstacle.NameNeeded)]);

        var name = start.Name.ReplaceLineEndings(" ");
        var started = new CharterEvent.Started(new(said.NewId), QuestionSetShelf.Mvc.Id, name);
        return new(CharterFold.After(charter, new(said.By, said.At, started)), [started], []);
    }

    private static ImmutableArray<Reply> WithoutCharter(CharterCommand command) => command switch
    {
        CharterCommand.PlainReply or CharterCommand.EditMessage or CharterCommand.DeleteMessage
            or CharterCommand.UndeleteMessage => [],
        CharterCommand.Introduce => [new Reply.Introduced()],
        CharterCommand.Help => [new Reply.Helped()],
        CharterCommand.Questions => [new Reply.QuestionsShown()],
        CharterCommand.MyData => [new Reply.OwnDataShown()],
        CharterCommand.NearMiss near => [new Reply.DidYouMean(near.Meant, near.Text, CanDoIt: false)],
        CharterCommand.Doubtful { Meant: CommandName.Start } doubt =>
            [new Reply.DidYouMean(doubt.Meant, doubt.Text, CanDoIt: true)],
        _ => [new Reply.NoCharterHere()],
    };

    private static void Take(Deliberation d, CharterCommand command)
    {
        switch (command)
        {
            case CharterCommand.Join: Joining.Join(d); break;
            case CharterCommand.Leave: Joining.Leave(d); break;
            case CharterCommand.HandOver over: Joining.HandOver(d, over); break;
            case CharterCommand.TakeOver: Joining.TakeOver(d); break;
            case CharterCommand.RemoveMember remove: Joining.Remove(d, remove); break;
            case CharterCommand.Contribute said: Contributing.Contribute(d, said.Text, said.Question); break;
            case CharterCommand.Doubtful doubt: Doubting.Ask(d, doubt); break;
            case CharterCommand.NearMiss near: Doubting.Ask(d, near); break;
            case CharterCommand.StanceInWords stance: Doubting.Ask(d, stance); break;
            case CharterCommand.PlainReply said: Contributing.PlainReply(d, said.Text); break;
            case CharterCommand.Change change: Contributing.Change(d, change); break;
            case CharterCommand.Remove remove: Contributing.Remove(d, remove.Question); break;
            case CharterCommand.Pass pass: Contributing.Pass(d, pass.Question); break;
            case CharterCommand.Undo: Undoing.Undo(d); break;
            case CharterCommand.EditMessage edit: Editing.Edit(d, edit.Text, edit.At); break;
            case CharterCommand.DeleteMessage delete: Editing.Delete(d, delete.At); break;
            case CharterCommand.UndeleteMessage undelete: Editing.Undelete(d, undelete.Text, undelete.At); break;
            case CharterCommand.ItWasMyAnswer mine: Mishearing.ItWasMyAnswer(d, mine); break;
            case CharterCommand.Draft draft: Drafting.Save(d, draft); break;
            case CharterCommand.OpenDraftForm: Drafting.OpenForm(d); break;
            case CharterCommand.Ok ok: Agreeing.Ok(d, ok); break;
            case CharterCommand.Object objection: Agreeing.Object(d, objection); break;
            case CharterCommand.Aside aside: Agreeing.Aside(d, aside); break;
            case CharterCommand.Withdraw withdraw: Agreeing.Withdraw(d, withdraw.Question); break;
            case CharterCommand.Reserve reserve: Agreeing.Reserve(d, reserve.Question); break;
            case CharterCommand.Close close: Agreeing.Close(d, close.Question); break;
            case CharterCommand.Begin: Asking.Begin(d); break;
            case CharterCommand.Skip skip: Asking.Skip(d, skip); break;
            case CharterCommand.Park park: Asking.Park(d, park.Question); break;
            case CharterCommand.ShowQuestion show: Asking.Show(d, show.Number); break;
            case CharterCommand.Back: Asking.Back(d); break;
            case CharterCommand.Reopen reopen: Asking.Reopen(d, reopen); break;
            case CharterCommand.Pause: Running.Pause(d); break;
            case CharterCommand.Resume: Running.Resume(d); break;
            case CharterCommand.Cancel cancel: Running.Cancel(d, cancel.OnlyAsks); break;
            case CharterCommand.Restore: Running.Restore(d); break;
            case CharterCommand.Rename rename: Running.Rename(d, rename); break;
            case CharterCommand.ForgetMe: Running.ForgetMe(d); break;
            case CharterCommand.Publish: Publishing.Publish(d); break;
            case CharterCommand.Revise revise: Publishing.Revise(d, revise.Question); break;
            default: d.Say(Answer(d, command)); break;
        }
    }

    private static Reply Answer(Deliberation d, CharterCommand command) => command switch
    {
        CharterCommand.Help => new Reply.Helped(),
        CharterCommand.Status => new Reply.StatusShown(),
        CharterCommand.Questions => new Reply.QuestionsShown(),
        CharterCommand.History => new Reply.HistoryShown(),
        CharterCommand.Export => new Reply.Exported(),
        CharterCommand.MyData => new Reply.OwnDataShown(),
        CharterCommand.Show { Question: { } number } when !d.Charter.Set.Has(number) =>
            new Reply.NotNow(Obstacle.NoSuchQuestion, number),
        CharterCommand.Show show => new Reply.TextShown(show.Question ?? 0),
        CharterCommand.SmallTalk talk => new Reply.NotStored(talk.Text),
        CharterCommand.AttachmentOnly => new Reply.SentencePlease(),
        CharterCommand.Introduce => new Reply.Introduced(),
        _ => throw new UnreachableException($"Nothing decides {command.GetType().Name}."),
    };
}
