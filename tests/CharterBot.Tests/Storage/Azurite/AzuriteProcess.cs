using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Storage.Azurite;

/// <summary>An emulator for the tests of a class.</summary>
public sealed class AzuriteProcess : IAsyncLifetime
{
    private Emulator? _emulator;

    public string ConnectionString => ConnectionStringAt(Port);

    public int Port => _emulator!.Port;

    /// <summary>The same account, seen through another port.</summary>
    public static string ConnectionStringAt(int port) => Emulator.ConnectionStringAt(port);

    public async ValueTask InitializeAsync()
    {
        var program = Emulator.ProgramIn(Shared.Project);
        Assert.SkipUnless(File.Exists(program), "Needs the npm package azurite, which the build brings.");
        _emulator = await Emulator.StartAsync(program, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
