using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CharterBot.Load;

/// <summary>
/// Many people answer one question in the same instant, and every answer is delivered twice at once. Then the thread
/// is read: everyone's name must stand in what its messages show now, and nobody's words twice in any of them.
/// </summary>
internal sealed class Burst
{
    private const int Seat = FakeConnector.MostSeats - 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly Func<Uri> _messages;
    private readonly FakeConnector _connector;
    private readonly Delivery[] _opening;
    private readonly Delivery[] _answers;
    private readonly Delivery _question;
    private readonly Samples _acknowledged = new();
    private double _seenMax;
    private int _rounds, _whole, _lost, _doubled, _errors;

    public Burst(HttpClient http, Func<Uri> messages, FakeConnector connector, int people)
    {
        (_http, _messages, _connector) = (http, messages, connector);
        connector.Seat(Seat).Reset(isEcho: false);
        _opening = [Says(0, "start Burst"), Says(0, "begin")];
        _answers = [.. Enumerable.Range(1, people).Select(person => Says(person, Words(person)))];
        _question = Says(0, "show 1");
    }

    public BurstFigures Figures => new(
        _rounds, _whole, _lost, _doubled, _errors,
        _acknowledged.Percentile(0.5), _acknowledged.Percentile(0.99), _seenMax);

    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var thread = Talker.NextThread(Seat);
        _connector.Keep(thread);
        _connector.Seat(Seat).Begin(thread);
        foreach (var delivery in _opening)
            await AskAsync(delivery, thread, cancellationToken);

        var started = await AnswerAllAsync(thread, cancellationToken);
        var lost = await LostAsync(thread, started, cancellationToken);
        await AskAsync(_question, thread, cancellationToken);

        _rounds++;
        _lost += lost;
        _whole += lost == 0 ? 1 : 0;
        _doubled += Doubled(_connector.TakeShown(thread));
    }

    // Everyone is ready behind one gate, with two requests each.
    private async Task<long> AnswerAllAsync(long thread, CancellationToken cancellationToken)
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<Task<(bool IsTaken, long Ticks)>> deliveries = [];
        foreach (var answer in _answers)
        {
            answer.Stamp(thread, TimeProvider.System);
            deliveries.Add(DeliverAsync(answer, gate.Task, cancellationToken));
            deliveries.Add(DeliverAsync(answer, gate.Task, cancellationToken));
        }

        var started = Stopwatch.GetTimestamp();
        gate.SetResult();
        foreach (var (isTaken, ticks) in await Task.WhenAll(deliveries))
        {
            _acknowledged.Add(ticks);
            _errors += isTaken ? 0 : 1;
        }

        return started;
    }

    private async Task<int> LostAsync(long thread, long started, CancellationToken cancellationToken)
    {
        while (true)
        {
            var shown = string.Join('\n', _connector.Shown(thread));
            var lost = 0;
            for (var person = 1; person <= _answers.Length; person++)
                lost += shown.Contains(Delivery.Name(Seat, person), StringComparison.Ordinal) ? 0 : 1;

            var waited = Stopwatch.GetElapsedTime(started);
            if (lost == 0)
                _seenMax = Math.Max(_seenMax, waited.TotalMilliseconds);
            if (lost == 0 || waited > Patience)
                return lost;
            await Task.Delay(5, cancellationToken);
        }
    }

    private int Doubled(string[] shown)
    {
        var doubled = 0;
        for (var person = 1; person <= _answers.Length; person++)
        {
            var words = Words(person);
            doubled += shown.Any(message => message.IndexOf(words, StringComparison.Ordinal)
                != message.LastIndexOf(words, StringComparison.Ordinal)) ? 1 : 0;
        }

        return doubled;
    }

    private async Task AskAsync(Delivery delivery, long thread, CancellationToken cancellationToken)
    {
        var posted = _connector.Seat(Seat).NextPost();
        delivery.Stamp(thread, TimeProvider.System);
        var (isTaken, _) = await DeliverAsync(delivery, Task.CompletedTask, cancellationToken);
        _errors += isTaken ? 0 : 1;
        await Task.WhenAny(posted, Task.Delay(Patience, cancellationToken));
    }

    private async Task<(bool IsTaken, long Ticks)> DeliverAsync(
        Delivery delivery, Task gate, CancellationToken cancellationToken)
    {
        using var request = delivery.Request(_messages());
        await gate;
        var sent = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return (answer.StatusCode == HttpStatusCode.OK, Stopwatch.GetTimestamp() - sent);
        }
        catch (HttpRequestException)
        {
            return (false, Stopwatch.GetTimestamp() - sent);
        }
    }

    private Delivery Says(int person, string text) => new(_connector.ServiceUrl, Seat, person, text);

    private static string Words(int person) =>
        string.Create(CultureInfo.InvariantCulture, $"Our reason number {person:D2} is that nobody knows what exists");
}
