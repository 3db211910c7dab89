using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels;

/// <summary>Every reply there is, each case of a family at least once.</summary>
internal static class Replies
{
    public static IReadOnlyList<Reply> All { get; } =
    [
        .. Enum.GetValues<Note>().Select(note => new Reply.Noted(note, 2, 1, "Ben")),
        .. Enum.GetValues<Obstacle>().Select(why => new Reply.NotNow(why, 2)),
        new Reply.NotNow(Obstacle.ReasonNeeded, 2, CommandName.Reopen),
        new Reply.NotNow(Obstacle.IsPaused, Text: "draft horses", Asked: 1),
        new Reply.Noted(Note.Okayed, 1, 1, Quietly: false, Text: "draft horses"),
        new Reply.Noted(Note.SameText, 1, 1, Quietly: false, Text: "draft horses"),
        new Reply.Helped(),
        new Reply.NoCharterHere(),
        new Reply.AlreadyRunning("start with the maps"),
        new Reply.AlreadyRunning(null),
        new Reply.Kept([new KeptPiece(1, KeptPiece.How.DraftIsOpen, 1)]),
        new Reply.Kept([.. Enum.GetValues<KeptPiece.How>().Select(how => new KeptPiece(3, how))]),
        new Reply.KeptAsSuggestion(),
        new Reply.TooLong(4_000, 4_213),
        new Reply.TooLong(100, 213, "rename the long way", 1),
        new Reply.NotStored("thanks all!"),
        new Reply.DidYouMean(CommandName.Publish, "publsh", CanDoIt: false),
        new Reply.DidYouMean(CommandName.Object, "object storage holds our files", CanDoIt: true),
        new Reply.DidYouMean(CommandName.Draft, "draft 2", CanDoIt: true),
        new Reply.DidYouMean(CommandName.Draft, "draft 2: at most seven. 3: analysts", CanDoIt: true, Asked: 1),
        new Reply.DidYouMean(CommandName.Change, "change how maps are made", CanDoIt: true, Asked: 1),
        new Reply.DidYouMean(CommandName.Reopen, "reopen 2 the numbers changed. 3: too", CanDoIt: true, Asked: 1),
        new Reply.DidYouMean(CommandName.Ok, "looks good to me", CanDoIt: true, 1, 1, 1),
        new Reply.DidYouMean(CommandName.Object, "I disagree, too vague", CanDoIt: true, 1, 1, 1),
        new Reply.DidYouMean(CommandName.Object, "I object", CanDoIt: false, 1, 1, 1),
        new Reply.DidYouMean(CommandName.Aside, "I stand aside", CanDoIt: false, 1, 1, 1),
        new Reply.SentencePlease(),
        new Reply.PlainIsNoCommand("ok"),
        new Reply.DraftIsNewer(1, 1),
        new Reply.DraftIsNewer(1, 1, "aside glances"),
        new Reply.SavedMeanwhile(1, 1, "my own wording"),
        .. new[] { CommandName.Draft, CommandName.Object, CommandName.Aside, CommandName.Change, CommandName.Reopen }
            .Select(command => new Reply.Took(command, "what I wrote", 1, 1)),
        new Reply.Took(CommandName.Rename, "rename Maps", 1, 0, "Charts"),
        new Reply.UsedPieceChanged(1, 1),
        new Reply.Confirm(Confirmation.Of.Cancelling),
        new Reply.Confirm(Confirmation.Of.Forgetting),
        new Reply.DraftForm(1),
        new Reply.StatusShown(),
        new Reply.TextShown(0),
        new Reply.TextShown(1),
        new Reply.QuestionsShown(),
        new Reply.HistoryShown(),
        new Reply.Exported(),
        new Reply.OwnDataShown(),
        new Reply.Introduced(),
    ];
}
