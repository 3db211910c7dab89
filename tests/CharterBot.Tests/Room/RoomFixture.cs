namespace CharterBot.Tests.Room;

/// <summary>One room for a class whose tests do not disturb each other.</summary>
public sealed class RoomFixture : IAsyncLifetime
{
    internal RoomHost Room { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Room = await RoomHost.StartAsync(RoomHost.NewFolder(), CancellationToken.None);

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}
