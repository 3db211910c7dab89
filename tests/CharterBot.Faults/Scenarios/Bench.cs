using CharterBot.Faults.Instances;
using CharterBot.Faults.Judging;
using CharterBot.Faults.People;
using CharterBot.Faults.Platform;
using CharterBot.Faults.Storage;
using CharterBot.Storage;
using CharterBot.Storage.AzureTables;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage.Azurite;

namespace CharterBot.Faults.Scenarios;

/// <summary>All that a scenario plays with: tables, what spoils them, the platform, the bots, and who judges.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly Emulator? _emulator;
    private readonly SqliteCharterStore? _file;

    private Bench(
        Setting setting, Emulator? emulator, string? database, FaultProxy? tables, FakeBotService platform)
    {
        _emulator = emulator;
        Tables = tables;
        Platform = platform;
        var chance = new Chance(setting.Seed);
        ConnectorFaults = new(new Chance(setting.Seed + 1));
        platform.Faults = _ => ConnectorFaults.Next();
        Log = new(setting.LogFile);
        var settings = Settings(tables, database);
        Cluster = new([.. setting.Programs.Select(program => new BotInstance(program, settings, Log))], chance);
        Post = new(Cluster, chance) { Duplicates = setting.Duplicates };
        _file = database is null ? null : new(new SqliteFile(database));
        Store = _file ?? (ICharterStore)AzureTables.Open(
            new AzureTablesOptions { ConnectionString = Emulator.ConnectionStringAt(emulator!.Port) });
        Judge = new(Store, platform);
    }

    /// <summary>In front of the tables; null where there are none.</summary>
    public FaultProxy? Tables { get; }

    public FakeBotService Platform { get; }

    public ConnectorFaults ConnectorFaults { get; }

    public InstanceLog Log { get; }

    public Cluster Cluster { get; }

    public Postbox Post { get; }

    /// <summary>The rows, past everything that spoils them.</summary>
    public ICharterStore Store { get; }

    public Judge Judge { get; }

    public static async Task<Bench> StartAsync(Setting setting, CancellationToken cancellationToken)
    {
        var emulator = setting.IsOnSqlite
            ? null
            : await Emulator.StartAsync(Emulator.ProgramIn(Project()), cancellationToken);
        var tables = emulator is null
            ? null
            : await FaultProxy.StartAsync(emulator.Port, new Chance(setting.Seed + 2), cancellationToken);
        var database = setting.IsOnSqlite
            ? Path.Combine(Directory.CreateTempSubdirectory("charterbot-faults-").FullName, "charterbot.db")
            : null;
        Bench bench = new(setting, emulator, database, tables, await FakeBotService.StartAsync(cancellationToken));
        await bench.Cluster.StartAsync(cancellationToken);
        if (bench._file is { } file)
            await file.PrepareAsync(cancellationToken);
        bench.ConnectorFaults.Rate = setting.ConnectorFaults;
        if (tables is not null)
            (tables.Rate, tables.Latency) = (setting.StoreFaults, setting.StoreLatency);
        return bench;
    }

    public WrittenThread Open(int channel, int number) => new(Platform.Address, channel, number);

    public async ValueTask DisposeAsync()
    {
        Cluster.Dispose();
        Post.Dispose();
        Log.Dispose();
        _file?.Dispose();
        if (Tables is not null)
            await Tables.DisposeAsync();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
        await Platform.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(FaultProxy? tables, string? database) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Room__Enabled"] = "false",
        ["BotFramework__DangerouslyAllowAnonymous"] = "true",
        ["BotFramework__PaceSends"] = "false",
        ["Storage__Provider"] = tables is null ? "Sqlite" : "AzureTables",
        [tables is null ? "Storage__Sqlite__Path" : "Storage__AzureTables__ConnectionString"] =
            tables is null ? database! : Emulator.ConnectionStringAt(tables.Port),
        // Many short lives: what the compiler learns of one, or makes faster in it, is lost with it.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountingDelayMs"] = "5000",
    };

    private static string Project()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CharterBot.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        return folder;
    }
}
