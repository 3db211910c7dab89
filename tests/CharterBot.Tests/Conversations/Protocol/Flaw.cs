namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Ways in which such a bot could be built wrong, one at a time.</summary>
internal enum Flaw
{
    None,
    AcknowledgesBeforeItSaves,
    WritesATurnOverWhateverIsThere,
    LooksNotForTheDeliveryInTheTurns,
    PostsBeforeItSaves,
    WritesNoOwnerWithTheTurn,
    WhoChangesACardOnItsWayPostsItToo,
    LooksNotWhetherTheOwnerHasPosted,
    LooksNotAfterALostCommit,
    LooksNotAfterWhatADeadOneAwaited,
    MarksAfterTheCommit,
    UnmarksWhenItHasAcknowledged,
    LetsGoInDoubt,
    PostsWithoutMakingSure,
    TakesOverWithoutReadingTheCards,
    TakesOverWithoutTheHeadsVersion,
    TakesOverWithoutShowingAgain,
    RecordsAPostOverWhateverIsThere,
    RecordsAnUpdateOverWhateverIsThere,
    TakesARowThatSaysTheSameForItsOwn,
    RepeatsNoUpdateAfterAConflict,
    RepeatsNoUpdateInDoubt,
}
