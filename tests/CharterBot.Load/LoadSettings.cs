using System.Globalization;

namespace CharterBot.Load;

/// <summary>What to measure, as the command line says it.</summary>
internal sealed record LoadSettings
{
    public const string Usage = """
        dotnet run -c Release --project tests/CharterBot.Load -- [options]
          --bot PATH              published CharterBot executable or dll; "bare" drives the floor as if it were the bot
          --conversations 1,16,64 how many conversations at once, one run each
          --seconds 10            how long each run is
          --warmup 3              seconds before the first run that do not count
          --starts 3              cold starts; the middle one is reported
          --floor                 the same load on a bare endpoint, and the ratio bot/floor
          --tables CONNECTION     over Azure Tables, an emulator that runs already; the floor then reads one row and
                                  rewrites it for every message
          --turn-floor            with --tables: a bare endpoint that writes the rows that turns write
          --instances 3           this many processes take the deliveries by turns; only with --tables
          --preload 100000        turns/s with 10 charters in the store against this many
          --length 2000           so many pieces into one charter: what the first and the last tenth of them cost
          --burst 20 --rounds 50  this many people answer one question in the same instant, each delivered twice
        dotnet run -c Release --project tests/CharterBot.Load -- signin
          the cost of a token at the door, against that of its signature alone
        """;

    public IReadOnlyList<BotProgram> Programs { get; private init; } = [];

    public IReadOnlyList<int> Conversations { get; private init; } = [1, 16, 64];

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Warmup { get; private init; } = TimeSpan.FromSeconds(3);

    public int Starts { get; private init; } = 3;

    public int Preload { get; private init; }

    /// <summary>The connection string of the tables; null for a file of each bot's own.</summary>
    public string? Tables { get; private init; }

    public int Instances { get; private init; } = 1;

    public int Length { get; private init; }

    public int Burst { get; private init; }

    public int Rounds { get; private init; } = 50;

    /// <summary>When everything stops, whatever hangs.</summary>
    public TimeSpan Limit => TimeSpan.FromMinutes(4) + TimeSpan.FromMilliseconds(10 * Preload) + (Programs.Count *
        ((Duration * (Conversations.Count + 2)) + (Warmup * 3) + TimeSpan.FromSeconds((Starts * 5) + (Rounds * 6))));

    /// <summary>Null when it cannot be understood.</summary>
    public static LoadSettings? Parse(IReadOnlyList<string> arguments)
    {
        LoadSettings settings = new();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--floor")
                settings = settings with { Programs = [.. settings.Programs, BotProgram.Floor] };
            else if (arguments[i] == "--turn-floor")
                settings = settings with { Programs = [.. settings.Programs, BotProgram.FloorOfTurns] };
            else if (i + 1 < arguments.Count && settings.With(arguments[i], arguments[i + 1]) is { } next)
                (settings, i) = (next, i + 1);
            else
                return null;
        }

        return settings.Programs.Count > 0 && (settings.Instances == 1 || settings.Tables is not null) &&
            settings.Conversations.All(count => count is > 0 and < FakeConnector.MostSeats)
                ? settings
                : null;
    }

    private LoadSettings? With(string name, string value) => (name, Number(value)) switch
    {
        ("--bot", _) => this with { Programs = [BotProgram.At(value), .. Programs] },
        ("--tables", _) => this with { Tables = value },
        ("--instances", { } instances and > 0 and < 10) => this with { Instances = instances },
        ("--conversations", _) => this with { Conversations = [.. value.Split(',').Select(part => Number(part) ?? 0)] },
        ("--seconds", { } seconds) => this with { Duration = TimeSpan.FromSeconds(seconds) },
        ("--warmup", { } seconds) => this with { Warmup = TimeSpan.FromSeconds(seconds) },
        ("--starts", { } starts and > 0) => this with { Starts = starts },
        ("--preload", { } charters) => this with { Preload = charters },
        ("--length", { } pieces and >= 10) => this with { Length = pieces },
        ("--burst", { } people and > 0 and < 100) => this with { Burst = people },
        ("--rounds", { } rounds and > 0) => this with { Rounds = rounds },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
