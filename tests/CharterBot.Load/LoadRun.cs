using System.Diagnostics;

namespace CharterBot.Load;

/// <summary>All runs that the settings ask for, in order, and their report.</summary>
internal sealed class LoadRun(LoadSettings settings, FakeConnector connector) : IDisposable
{
    private const int FewCharters = 10;
    private const int Fillers = 32;

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1024, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    public async Task WriteReportAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        Report report = new(writer);
        foreach (var program in settings.Programs)
        {
            var coldStart = await ColdStartAsync(program, cancellationToken);
            await report.ColdStartAsync(program, coldStart);
            await DriveAllAsync(program, report, cancellationToken);
        }

        await report.RatiosAsync();
        if (settings.Preload > 0)
        {
            var few = await PreloadedAsync(FewCharters, cancellationToken);
            var many = await PreloadedAsync(settings.Preload, cancellationToken);
            await report.PreloadedAsync(FewCharters, settings.Preload, few, many);
        }

        if (settings.Length > 0)
            await report.LengthAsync(settings.Length, await LengthAsync(cancellationToken));
        if (settings.Burst > 0)
            await report.BurstAsync(settings.Burst, await BurstAsync(cancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private async Task<TimeSpan> ColdStartAsync(BotProgram program, CancellationToken cancellationToken)
    {
        List<TimeSpan> starts = [];
        for (var i = 0; i < settings.Starts; i++)
        {
            using BotGroup bot = new(program, settings);
            await bot.ReadyAsync(cancellationToken);
            starts.Add(bot.ColdStart);
        }

        starts.Sort();
        return starts[starts.Count / 2];
    }

    private async Task DriveAllAsync(BotProgram program, Report report, CancellationToken cancellationToken)
    {
        using BotGroup bot = new(program, settings);
        await bot.ReadyAsync(cancellationToken);
        await DriveAsync(bot, 4, settings.Warmup, cancellationToken);
        foreach (var conversations in settings.Conversations)
        {
            await report.RunAsync(
                program, conversations, await DriveAsync(bot, conversations, settings.Duration, cancellationToken));
        }
    }

    private async Task<Figures> DriveAsync(
        BotGroup bot, int conversations, TimeSpan duration, CancellationToken cancellationToken)
    {
        var talkers = Talkers(bot, conversations);
        var cpu = bot.Cpu;
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(talkers.Select(talker => talker.TalkAsync(until, cancellationToken)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return Sum(talkers, seconds, bot.Cpu - cpu, bot.PeakBytes);
    }

    private static Figures Sum(Talker[] talkers, double seconds, TimeSpan cpu, long peakBytes)
    {
        Samples acknowledged = new();
        Samples seen = new();
        foreach (var talker in talkers)
        {
            acknowledged.AddAll(talker.Acknowledgements);
            seen.AddAll(talker.Reactions);
        }

        return new Figures(
            acknowledged.Count / seconds,
            acknowledged.Percentile(0.5),
            acknowledged.Percentile(0.99),
            seen.Percentile(0.5),
            seen.Percentile(0.99),
            cpu.TotalSeconds * 1000 / Math.Max(1, acknowledged.Count),
            peakBytes / 1048576.0,
            talkers.Sum(talker => talker.Charters),
            talkers.Sum(talker => talker.Errors),
            talkers.Sum(talker => talker.Missed),
            talkers.Sum(talker => talker.Unseen));
    }

    // The store is filled through the bot itself, one started charter a thread, because only the bot knows its rows. A
    // faster way that writes the rows of whole charters belongs here, before the bot starts, with bot's database path.
    private async Task<Figures> PreloadedAsync(int charters, CancellationToken cancellationToken)
    {
        using BotGroup bot = new(settings.Programs[0], settings);
        await bot.ReadyAsync(cancellationToken);
        var fillers = Talkers(bot, Math.Min(charters, Fillers));
        await Task.WhenAll(fillers.Select((filler, i) => filler.StartManyAsync(
            (charters / fillers.Length) + (i < charters % fillers.Length ? 1 : 0), cancellationToken)));
        await DriveAsync(bot, 4, settings.Warmup, cancellationToken);
        return await DriveAsync(bot, settings.Conversations.Max(), settings.Duration, cancellationToken);
    }

    private async Task<(LengthFigures First, LengthFigures Last)> LengthAsync(CancellationToken cancellationToken)
    {
        using BotGroup bot = new(settings.Programs[0], settings);
        await bot.ReadyAsync(cancellationToken);
        return await new LongCharter(_http, bot, connector).WriteAsync(settings.Length, cancellationToken);
    }

    private async Task<BurstFigures> BurstAsync(CancellationToken cancellationToken)
    {
        using BotGroup bot = new(settings.Programs[0], settings);
        await bot.ReadyAsync(cancellationToken);
        Burst burst = new(_http, bot.Messages, connector, settings.Burst);
        for (var round = 0; round < settings.Rounds; round++)
            await burst.RoundAsync(cancellationToken);
        return burst.Figures;
    }

    private Talker[] Talkers(BotGroup bot, int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            seat => new Talker(_http, bot.Messages, connector, seat, bot.Program.Echoes)),
    ];
}
