using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>The real turns and the real showing do what the protocol says, along random walks of it.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Two_real_instances_write_the_rows_that_the_protocol_says() =>
        Whole.Of(new(Copies: 2, Crashes: 1, Pauses: 1, Lost: 2)).Conform<World, RealWorld>(
            () => new RealWorld(),
            (real, step) => real.Follow(step),
            TestContext.Current.TestOutputHelper!.WriteLine,
            minSteps: 4,
            maxSteps: 14,
            iter: 400);
}
