using System.Diagnostics;
using System.Globalization;

namespace CharterBot.Load;

/// <summary>
/// One person writes piece after piece into one charter. What a turn costs at its beginning and at its end tells whether
/// the length of a charter is paid for again with every turn.
/// </summary>
internal sealed class LongCharter(HttpClient http, BotGroup bot, FakeConnector connector)
{
    private const int Seat = FakeConnector.MostSeats - 2;
    private const int Warmup = 500;

    /// <summary>The first and the last part of the pieces, each a tenth.</summary>
    public async Task<(LengthFigures First, LengthFigures Last)> WriteAsync(int pieces, CancellationToken cancellationToken)
    {
        connector.Seat(Seat).Reset(isEcho: false);
        await WriteAsync(await BeginAsync(cancellationToken), Warmup, cancellationToken);
        var thread = await BeginAsync(cancellationToken);
        var part = pieces / 10;
        var first = await WriteAsync(thread, part, cancellationToken);
        await WriteAsync(thread, pieces - (2 * part), cancellationToken);
        return (first, await WriteAsync(thread, part, cancellationToken));
    }

    private async Task<long> BeginAsync(CancellationToken cancellationToken)
    {
        var thread = Talker.NextThread(Seat);
        connector.Seat(Seat).Begin(thread);
        await SayAsync(thread, "start Long", cancellationToken);
        await SayAsync(thread, "begin", cancellationToken);
        return thread;
    }

    private async Task<LengthFigures> WriteAsync(long thread, int pieces, CancellationToken cancellationToken)
    {
        var (samples, cpu) = (new Samples(), bot.Cpu);
        for (var piece = 0; piece < pieces; piece++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"1: thought {piece} of what nobody knows yet");
            samples.Add(await SayAsync(thread, text, cancellationToken));
        }

        return new(pieces, samples.Percentile(0.5), (bot.Cpu - cpu).TotalSeconds * 1000 / pieces);
    }

    private async Task<long> SayAsync(long thread, string text, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(connector.ServiceUrl, Seat, 0, text);
        delivery.Stamp(thread, TimeProvider.System);
        using var request = delivery.Request(bot.Messages());
        var sent = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetTimestamp() - sent;
    }
}
