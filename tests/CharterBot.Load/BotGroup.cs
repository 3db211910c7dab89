namespace CharterBot.Load;

/// <summary>One or several processes of a bot; deliveries go to one after the other.</summary>
internal sealed class BotGroup : IDisposable
{
    private readonly BotProcess[] _bots;
    private readonly Uri[] _messages;
    private uint _next;

    public BotGroup(BotProgram program, LoadSettings settings)
    {
        Program = program;
        _bots = [.. Enumerable.Range(0, settings.Instances).Select(_ => new BotProcess(program, settings.Tables))];
        _messages = [.. _bots.Select(bot => new Uri(bot.Address, "api/messages"))];
    }

    public BotProgram Program { get; }

    /// <summary>Of the first process.</summary>
    public TimeSpan ColdStart => _bots[0].ColdStart;

    /// <summary>Of all processes together.</summary>
    public TimeSpan Cpu => _bots.Aggregate(TimeSpan.Zero, (sum, bot) => sum + bot.Cpu);

    /// <summary>Of all processes together.</summary>
    public long PeakBytes => _bots.Sum(bot => bot.PeakBytes);

    /// <summary>Where the next delivery goes.</summary>
    public Uri Messages() => _messages[Interlocked.Increment(ref _next) % _messages.Length];

    public Task ReadyAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_bots.Select(bot => bot.ReadyAsync(cancellationToken)));

    public void Dispose()
    {
        foreach (var bot in _bots)
            bot.Dispose();
    }
}
