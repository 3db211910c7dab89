using System.Net;
using System.Text.Json.Nodes;
using CharterBot.Hosting;
using CharterBot.Room.History;

namespace CharterBot.Room.Delivery;

/// <summary>
/// Brings what people said to the bot: in order within a conversation, conversations beside each other, at least once.
/// A delivery that a crash interrupted is made again after the restart, with the same activity id.
/// </summary>
internal sealed partial class Deliveries(
    Outbox outbox, BotDoor door, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Deliveries> logger)
    : BackgroundService
{
    private const int TriesOfABrokenTurn = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Task> _rounds = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WhenStartedAsync(stoppingToken);
        outbox.Ring();
        try
        {
            var bell = outbox.Bell.WaitToReadAsync(stoppingToken).AsTask();
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.WhenAny([bell, .. _rounds.Values]);
                if (bell.IsCompleted)
                {
                    outbox.Bell.TryRead(out _);
                    bell = outbox.Bell.WaitToReadAsync(stoppingToken).AsTask();
                }

                await CollectAsync();
                foreach (var conversation in outbox.Conversations().Where(c => !_rounds.ContainsKey(c)))
                    _rounds[conversation] = GoRoundAsync(conversation, stoppingToken);
            }
        }
        finally
        {
            // Rounds end with the token; what one of them was bringing stays in the outbox.
            await Task.WhenAll(_rounds.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Finished rounds go, and an unforeseen fault of one comes to light here.</summary>
    private async Task CollectAsync()
    {
        foreach (var (conversation, round) in _rounds.Where(r => r.Value.IsCompleted).ToList())
        {
            _rounds.Remove(conversation);
            await round;
        }
    }

    private async Task GoRoundAsync(string conversation, CancellationToken cancellationToken)
    {
        while (outbox.Next(conversation) is (var number, var activity))
        {
            await BringAsync(conversation, activity, cancellationToken);
            outbox.Taken(number);
        }
    }

    private async Task BringAsync(string conversation, string json, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            var status = await TryAsync(json, cancellationToken);
            if (status is { } answered && (int)answered is >= 200 and < 300)
                return;

            if (!IsPassing(status) && !(IsBroken(status) && tries < TriesOfABrokenTurn))
            {
                Refused(conversation, (int)status!);
                return;
            }

            if (tries == 1)
                Waiting(conversation, status is { } known ? (int)known : 0);
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }

    private static bool IsPassing(HttpStatusCode? status) => status is null or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private static bool IsBroken(HttpStatusCode? status) => (int?)status >= 500;

    /// <summary>Null: there was no answer.</summary>
    private async Task<HttpStatusCode?> TryAsync(string json, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var answer = await door.KnockAsync(JsonNode.Parse(json)!.AsObject(), either.Token);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "The bot takes nothing of {Conversation} now ({Status}); trying on")]
    private partial void Waiting(string conversation, int status);

    [LoggerMessage(LogLevel.Warning, "The bot refused a delivery of {Conversation} for good with {Status}")]
    private partial void Refused(string conversation, int status);
}
