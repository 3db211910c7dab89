using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>The life of a charter as a whole: pausing, cancelling, renaming, forgetting someone.</summary>
internal static class Running
{
    public static void Pause(Deliberation d)
    {
        if (d.NotRunning() || d.NotMember() || d.MayNot(!d.Charter.IsPaused, Obstacle.AlreadyPaused))
            return;

        d.Happen(new CharterEvent.Paused());
        d.Tell(Note.Paused);
    }

    public static void Resume(Deliberation d)
    {
        if (d.NotRunning() || d.NotMember() || d.MayNot(d.Charter.IsPaused, Obstacle.NotPaused))
            return;

        d.Happen(new CharterEvent.Resumed());
        d.Tell(Note.Resumed);
    }

    public static void Cancel(Deliberation d, bool onlyAsks)
    {
        if (d.NotRunning() || d.NotInCharge())
            return;

        if (!IsConfirmed(d, Confirmation.Of.Cancelling, onlyAsks))
            return;

        if (d.Charter.IsRevising)
        {
            d.Happen(new CharterEvent.RevisionDropped());
            d.Tell(Note.RevisionDropped);
            return;
        }

        d.Happen(new CharterEvent.Cancelled());
        d.Tell(Note.Cancelled);
    }

    public static void Restore(Deliberation d)
    {
        var cancelledAt = d.Charter.Phase == Phase.Cancelled ? d.Charter.CancelledAt : d.Charter.GivenUp?.At;
        if (d.MayNot(!d.Charter.IsRunning, Obstacle.AnotherRuns) ||
            d.MayNot(cancelledAt is not null, Obstacle.NotCancelled) ||
            d.NotInCharge() ||
            d.MayNot(d.Said.At - cancelledAt <= Charter.KeptAfterCancelling, Obstacle.TooLateToRestore))
        {
            return;
        }

        d.Happen(new CharterEvent.Restored());
        d.Tell(Note.Restored);
    }

    public static void Rename(Deliberation d, CharterCommand.Rename rename)
    {
        if (d.NotRunning() || d.NotFacilitator())
            return;
        if (rename.Name.Length == 0)
        {
            d.Refuse(Obstacle.NameNeeded, command: CommandName.Rename);
            return;
        }

        var before = d.Charter.Name;
        d.Happen(new CharterEvent.Renamed(rename.Name.ReplaceLineEndings(" ")));
        d.Say(new Reply.Took(CommandName.Rename, d.Said.Text ?? rename.Name, Contributing.Target(d), 0, before));
    }

    public static void ForgetMe(Deliberation d)
    {
        if (!IsConfirmed(d, Confirmation.Of.Forgetting))
            return;

        if (d.IsMember)
        {
            d.Happen(new CharterEvent.Left());
            Joining.Goodbye(d);
            Agreeing.Evaluate(d);
        }

        // The last event of the turn: nothing may happen by them once they are forgotten.
        d.Happen(new CharterEvent.Forgotten(d.By, new PersonId($"former-{d.Said.NewId}")));
        d.Tell(Note.Forgotten);
    }

    /// <summary>Asked once; the same command from the same person within ten minutes is the yes.</summary>
    private static bool IsConfirmed(Deliberation d, Confirmation.Of what, bool onlyAsks = false)
    {
        var isAsked = d.Charter.Asked?.Covers(d.By, what, d.Said.At) == true;
        if (isAsked && !onlyAsks)
            return true;

        if (!isAsked)
            d.Happen(new CharterEvent.ConfirmationAsked(what));
        d.Say(new Reply.Confirm(what));
        return false;
    }
}
