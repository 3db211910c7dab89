using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Every state that the protocol can reach, and that its requirements notice when the design is broken.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public void No_order_of_failures_loses_doubles_or_leaves_a_card_behind()
    {
        var report = ProtocolSpec.Of(copies: 1, crashes: 1, lost: 1)
            .Exhaustive(TestContext.Current.TestOutputHelper!.WriteLine);

        Assert.True(report.Closed);
        Assert.Equal(0, report.DeadlockStates);
        Assert.InRange(report.States, 1_000_000, 30_000_000);
        Assert.Empty(report.NeverFired);
        Assert.Empty(report.NeverTriggered);
    }
}
