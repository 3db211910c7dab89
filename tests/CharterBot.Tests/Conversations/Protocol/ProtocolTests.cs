using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Every state that the protocol can reach, and that its requirements notice when the design is broken.</summary>
public sealed class ProtocolTests
{
    /// <summary>More than any of them needs: hit, it proves nothing.</summary>
    private const int MostStates = 20_000_000;

    /// <summary>Set to look at the larger spaces too, for some minutes: <c>CHARTERBOT_PROTOCOL=all</c>.</summary>
    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("CHARTERBOT_PROTOCOL") == "all";

    private static readonly Limits Losses = new(Copies: 1, Lost: 1);
    private static readonly Limits Crashes = new(Copies: 1, Crashes: 1);
    private static readonly Limits Pauses = new(Pauses: 1);
    private static readonly Limits CrashesAlone = new(Crashes: 1);
    private static readonly Limits CrashesAndLosses = new(Crashes: 1, Lost: 1);

    private static readonly (Flaw Flaw, Limits Limits, string Requirement)[] Flaws =
    [
        (Flaw.AcknowledgesBeforeItSaves, Losses, ProtocolSpec.NothingAcknowledgedIsLost),
        (Flaw.WritesATurnOverWhateverIsThere, Losses, ProtocolSpec.SavedOnce),
        (Flaw.LooksNotForTheDeliveryInTheTurns, Losses, ProtocolSpec.SavedOnce),
        (Flaw.PostsBeforeItSaves, Losses, ProtocolSpec.SeenIsSaved),
        (Flaw.WritesNoOwnerWithTheTurn, Losses, ProtocolSpec.NoPostWithoutNeed),
        (Flaw.WhoChangesACardOnItsWayPostsItToo, Losses, ProtocolSpec.NoPostWithoutNeed),
        (Flaw.LooksNotWhetherTheOwnerHasPosted, Losses, ProtocolSpec.SomebodyComesBack),
        (Flaw.LooksNotAfterALostCommit, Losses, ProtocolSpec.SomebodyComesBack),
        (Flaw.LooksNotAfterWhatADeadOneAwaited, CrashesAlone, ProtocolSpec.SomebodyComesBack),
        (Flaw.MarksAfterTheCommit, Losses, ProtocolSpec.SomebodyComesBack),
        (Flaw.UnmarksWhenItHasAcknowledged, Losses, ProtocolSpec.SomebodyComesBack),
        (Flaw.LetsGoInDoubt, Losses, ProtocolSpec.SomebodyComesBack),
        (Flaw.PostsWithoutMakingSure, Pauses, ProtocolSpec.NoPostWithoutNeed),
        (Flaw.TakesOverWithoutReadingTheCards, CrashesAlone, ProtocolSpec.NoPostWithoutNeed),
        (Flaw.TakesOverWithoutTheHeadsVersion, CrashesAlone, ProtocolSpec.SavedOnce),
        (Flaw.TakesOverWithoutShowingAgain, CrashesAndLosses, ProtocolSpec.QuietIsNewest),
        (Flaw.RecordsAPostOverWhateverIsThere, Losses, ProtocolSpec.NeverBackwards),
        (Flaw.RecordsAnUpdateOverWhateverIsThere, CrashesAlone, ProtocolSpec.NeverBackwards),
        (Flaw.TakesARowThatSaysTheSameForItsOwn, Pauses, ProtocolSpec.QuietIsNewest),
        (Flaw.RepeatsNoUpdateAfterAConflict, CrashesAlone, ProtocolSpec.QuietIsNewest),
        (Flaw.RepeatsNoUpdateInDoubt, CrashesAndLosses, ProtocolSpec.QuietIsNewest),
    ];

    public static TheoryData<string> FlawNames() => [.. Enum.GetNames<Flaw>().Skip(1)];

    [Fact]
    public void No_crash_and_no_copy_of_a_delivery_loses_doubles_or_leaves_a_card_behind()
    {
        var report = Closed(Crashes);

        Assert.InRange(report.States, 1_000_000, MostStates);
    }

    [Fact]
    public void No_answer_that_is_lost_does_either() => Closed(Losses);

    [Fact]
    public void Nor_does_an_instance_that_is_held_for_dead_and_lives()
    {
        if (IsThorough)
            Closed(Pauses);
        else
            ProtocolSpec.Of(Pauses).Sample(minSteps: 40, maxSteps: 80, iter: 2_000);
    }

    [Fact]
    public void Nor_do_a_crash_and_a_lost_answer_together()
    {
        if (IsThorough)
            Closed(CrashesAndLosses);
        else
            ProtocolSpec.Of(CrashesAndLosses).Sample(minSteps: 40, maxSteps: 80, iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(FlawNames))]
    public void A_bot_with_one_flaw_breaks_what_is_required_of_it(string name)
    {
        var (flaw, limits, requirement) = Flaws.Single(row => row.Flaw == Enum.Parse<Flaw>(name));

        ProtocolSpec.Of(limits, flaw).Exhaustive(out var violation, maxStates: MostStates);

        Assert.Equal(requirement, violation?.Id);
        Tell($"{name}: {requirement} after {violation?.StepIndex + 1} steps");
    }

    /// <summary>What cannot happen within these limits may stay unreached.</summary>
    private static SpecReport<World> Closed(Limits limits)
    {
        var report = ProtocolSpec.Of(limits).Exhaustive(Tell, maxStates: MostStates, threads: 2);

        Assert.True(report.Closed);
        Assert.Equal(0, report.DeadlockStates);
        return report;
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
