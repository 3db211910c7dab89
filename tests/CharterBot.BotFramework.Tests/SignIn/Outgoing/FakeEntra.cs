using System.Collections.Concurrent;
using CharterBot.BotFramework.SignIn.Outgoing;

namespace CharterBot.BotFramework.Tests.SignIn.Outgoing;

/// <summary>Gives tokens named by their number, for an hour each, until it is told to say something else.</summary>
internal sealed class FakeEntra(TimeProvider time)
{
    public ConcurrentQueue<bool> Asked { get; } = [];

    public Func<CancellationToken, Task<TokenAnswer>>? Instead { get; set; }

    public Task<TokenAnswer> AcquireAsync(bool fresh, CancellationToken cancellationToken)
    {
        Asked.Enqueue(fresh);
        return Instead?.Invoke(cancellationToken) ?? Task.FromResult<TokenAnswer>(
            new TokenAnswer.Granted($"token {Asked.Count}", time.GetUtcNow().AddHours(1)));
    }
}
