using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Time that passes as fast as the bot can keep up with it.</summary>
internal static class TimePassing
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    extension(FakeTimeProvider time)
    {
        /// <summary>A clock that begins now: what people write is dated by the real one.</summary>
        public static FakeTimeProvider FromNow() => new(DateTimeOffset.UtcNow);

        public async Task PassAsync(TimeSpan span, TimeSpan? step = null)
        {
            var end = time.GetUtcNow() + span;
            while (time.GetUtcNow() < end)
            {
                time.Advance(step ?? Step);
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }

        /// <summary>Lets time pass until something is so; within a minute of the real one.</summary>
        public async Task PassUntilAsync(Func<bool> isSo, Func<string>? otherwise = null, TimeSpan? step = null)
        {
            var deadline = DateTime.UtcNow.AddSeconds(60);
            while (!isSo())
            {
                if (DateTime.UtcNow > deadline)
                    Assert.Fail(otherwise?.Invoke() ?? "It did not come about.");
                time.Advance(step ?? Step);
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }
    }
}
