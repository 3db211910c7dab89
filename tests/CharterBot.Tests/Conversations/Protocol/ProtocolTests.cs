using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Every state that the protocol can reach, and that its requirements notice when the design is broken.</summary>
public sealed class ProtocolTests
{
    private static readonly Limits All = new(Copies: 1, Crashes: 1, Lost: 1);

    [Fact]
    public void No_order_of_failures_loses_doubles_or_leaves_a_card_behind()
    {
        var report = ProtocolSpec.Of(All).Exhaustive(TestContext.Current.TestOutputHelper!.WriteLine, maxStates: 20_000_000);

        Assert.True(report.Closed);
        Assert.Equal(0, report.DeadlockStates);
        Assert.InRange(report.States, 1_000_000, 30_000_000);
        Assert.Equal(["mark late"], report.NeverFired);
        Assert.Empty(report.NeverTriggered);
    }

    public static TheoryData<string> Flaws() => [.. Enum.GetNames<Flaw>().Skip(1)];

    [Theory]
    [MemberData(nameof(Flaws))]
    public void A_flaw(string flaw)
    {
        var report = ProtocolSpec.Of(All, Enum.Parse<Flaw>(flaw)).Exhaustive(out var violation, null, maxStates: 20_000_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"{flaw}: {violation?.Id} {violation?.StepIndex} {report.States} {report.DeadlockStates}\n{violation}");
        Assert.NotNull(violation);
    }
}
