using System.Diagnostics;
using System.Net;

namespace CharterBot.Load;

/// <summary>Two people who write one charter after the other, each in a new thread, until time is up.</summary>
internal sealed class Talker
{
    private const int ChartersInChannel = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static long _threads = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private readonly HttpClient _http;
    private readonly Func<Uri> _messages;
    private readonly string _serviceUrl;
    private readonly int _seat;
    private readonly ThreadWatch _watch;
    private readonly Delivery[] _deliveries;

    public Talker(HttpClient http, Func<Uri> messages, FakeConnector connector, int seat, bool isEcho)
    {
        _http = http;
        _messages = messages;
        _serviceUrl = connector.ServiceUrl;
        _seat = seat;
        _watch = connector.Seat(seat);
        _watch.Reset(isEcho);
        _deliveries =
            [.. Step.Charter.Select(step => new Delivery(connector.ServiceUrl, seat, step.Person, step.Text))];
    }

    public Samples Acknowledgements { get; } = new();

    public Samples Reactions => _watch.Reactions;

    public int Errors { get; private set; }

    /// <summary>Posts that did not come while somebody waited for them.</summary>
    public int Missed { get; private set; }

    public int Unseen => _watch.Unseen;

    public int Charters { get; private set; }

    public static long NextThread(int seat) => FakeConnector.Thread(Interlocked.Increment(ref _threads), seat);

    public async Task TalkAsync(long until, CancellationToken cancellationToken)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            var thread = NextThread(_seat);
            _watch.Begin(thread);
            var step = 0;
            for (; step < _deliveries.Length && Stopwatch.GetTimestamp() < until; step++)
                await SayAsync(step, thread, cancellationToken);
            if (step == _deliveries.Length)
                Charters++;
        }
    }

    /// <summary>Only the first word, in this many threads: charters that rest in the store, ten to a channel.</summary>
    public async Task StartManyAsync(int charters, CancellationToken cancellationToken)
    {
        var (step, first) = (Step.Charter[0], _deliveries[0]);
        for (var i = 0; i < charters; i++)
        {
            var thread = NextThread(_seat);
            if (i % ChartersInChannel == 0)
                first = new Delivery(_serviceUrl, _seat, step.Person, step.Text, channel: thread);
            _watch.Begin(thread);
            await DeliverAsync(step, first, thread, cancellationToken);
        }
    }

    private async Task SayAsync(int step, long thread, CancellationToken cancellationToken)
    {
        var posted = Step.Charter[step].AwaitsPost ? _watch.NextPost() : Task.CompletedTask;
        if (!await DeliverAsync(Step.Charter[step], _deliveries[step], thread, cancellationToken))
            return;

        if (!posted.IsCompleted && await Task.WhenAny(posted, Task.Delay(Patience, cancellationToken)) != posted)
            Missed++;
    }

    private async Task<bool> DeliverAsync(
        Step step, Delivery delivery, long thread, CancellationToken cancellationToken)
    {
        delivery.Stamp(thread, TimeProvider.System);
        using var request = delivery.Request(_messages());
        var sent = Stopwatch.GetTimestamp();
        _watch.Sent(step, sent);
        try
        {
            using var answer = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Acknowledgements.Add(Stopwatch.GetTimestamp() - sent);
            if (answer.StatusCode == HttpStatusCode.OK)
                return true;
        }
        catch (HttpRequestException)
        {
            // A bot that is gone would otherwise be knocked at as fast as the machine can.
            await Task.Delay(50, cancellationToken);
        }

        Errors++;
        return false;
    }
}
