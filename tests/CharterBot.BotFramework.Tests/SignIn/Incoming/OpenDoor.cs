using System.Collections.Concurrent;
using System.Net;
using CharterBot.BotFramework.Messages;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>One bot for many knocks, each from an address of its own: none is counted against another.</summary>
public sealed class OpenDoor : IAsyncLifetime
{
    private int _knocks;

    internal TeamsHost Teams { get; private set; } = null!;

    internal ConcurrentQueue<Delivery> Taken { get; } = [];

    public async ValueTask InitializeAsync() => Teams = await TeamsHost.StartAsync((delivery, _) =>
    {
        Taken.Enqueue(delivery);
        return Task.FromResult<TurnAnswer>(new TurnAnswer.Accepted());
    });

    public ValueTask DisposeAsync() => Teams.DisposeAsync();

    internal Task<(int Status, string Body)> PostAsync(Knock knock)
    {
        Teams.Host.SeenFrom = new IPAddress([198, 51, (byte)(++_knocks / 256), (byte)(_knocks % 256)]);
        return Teams.PostAsync(knock);
    }
}
