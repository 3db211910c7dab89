using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>What may be a command or an answer is asked about: nothing is stored and nothing done.</summary>
internal static class Doubting
{
    /// <summary>Without an open draft, a sentence that begins with "object" or "aside" is somebody's answer.</summary>
    public static void Ask(Deliberation d, CharterCommand.Doubtful doubt)
    {
        var isStance = doubt.Meant is CommandName.Object or CommandName.Aside;
        if (doubt.Meant == CommandName.Start)
            d.Say(new Reply.AlreadyRunning(doubt.Text));
        else if (isStance && OpenDraft(d) is null)
            Contributing.Contribute(d, doubt.Text, null);
        else
            Ask(d, doubt.Meant, doubt.Text, canDoIt: true, isStance ? OpenDraft(d) : null);
    }

    public static void Ask(Deliberation d, CharterCommand.NearMiss near)
    {
        if (near.Meant == CommandName.Ok && OpenDraft(d) is { } open)
            AskForOk(d, open, near.Text, near.Number);
        else
            Ask(d, near.Meant, near.Text, canDoIt: false, null);
    }

    /// <summary>"Looks good to me": no stance, and hardly an answer while a draft asks for stances.</summary>
    public static void Ask(Deliberation d, CharterCommand.StanceInWords stance)
    {
        if (OpenDraft(d) is not { } open)
            Contributing.Contribute(d, stance.Text, null);
        else if (stance.Meant == CommandName.Ok)
            AskForOk(d, open, stance.Text, stance.Number);
        else
            Ask(d, stance.Meant, stance.Text, stance.HasReason, open);
    }

    private static void AskForOk(Deliberation d, Draft open, string text, int? number)
    {
        if (open.StanceOf(d.By) is { IsOk: true })
            d.Say(new Reply.NotStored(text));
        else if (d.Charter.IsPaused)
            d.Refuse(Obstacle.IsPaused);
        else if (number is { } named ? named == open.Number : d.Said.HasSeenNewestDraft)
            Ask(d, CommandName.Ok, text, canDoIt: true, open);
        else
            d.Say(new Reply.DraftIsNewer(d.Charter.Current, open.Number, text));
    }

    private static void Ask(Deliberation d, CommandName meant, string text, bool canDoIt, Draft? open) => d.Say(
        new Reply.DidYouMean(meant, text, canDoIt, open is null ? 0 : d.Charter.Current, open?.Number ?? 0));

    /// <summary>The draft that a stance without a number would be about.</summary>
    private static Draft? OpenDraft(Deliberation d) =>
        d.Charter.Phase == Phase.Asking ? d.Charter.CurrentQuestion?.OpenDraft : null;
}
