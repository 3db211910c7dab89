using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.Faults.Instances;
using CharterBot.Faults.Storage;

namespace CharterBot.Faults.People;

/// <summary>
/// The platform's side of deliveries: each goes to any instance, some go twice at once, and what was not acknowledged
/// goes again until it is.
/// </summary>
internal sealed class Postbox(Cluster cluster, Chance chance) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ConcurrentDictionary<int, int> _answers = [];
    private readonly ConcurrentQueue<double> _milliseconds = [];
    private int _acknowledged;
    private int _doubled;
    private long _longestToAcknowledge;

    /// <summary>The share of deliveries that go twice.</summary>
    public double Duplicates { get; set; }

    /// <summary>Attempts that were acknowledged.</summary>
    public int Acknowledged => _acknowledged;

    public int Doubled => _doubled;

    /// <summary>Attempts by their status; 0: the connection broke, or nobody answered.</summary>
    public IReadOnlyDictionary<int, int> Answers => _answers;

    /// <summary>Attempts whose answer says neither "done" nor "send it again".</summary>
    public int Odd => _answers.Where(answer => answer.Key is not (0 or 200 or 503)).Sum(answer => answer.Value);

    /// <summary>How long each acknowledged attempt took, in milliseconds.</summary>
    public Samples Latencies => new(_milliseconds);

    /// <summary>From the first attempt to the acknowledgement of the delivery that took longest.</summary>
    public TimeSpan LongestToAcknowledge => TimeSpan.FromTicks(Interlocked.Read(ref _longestToAcknowledge));

    public static byte[] Body(JsonObject activity) => Encoding.UTF8.GetBytes(activity.ToJsonString());

    /// <summary>Returns when every copy was acknowledged.</summary>
    public async Task DeliverAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var body = Body(activity);
        var again = chance.Falls(Duplicates) ? DeliverOneAsync(body, cancellationToken) : Task.CompletedTask;
        if (!again.IsCompleted)
            Interlocked.Increment(ref _doubled);
        await Task.WhenAll(DeliverOneAsync(body, cancellationToken), again);
    }

    /// <summary>One attempt at one instance: the status, and how long it took.</summary>
    public async Task<(int Status, TimeSpan Took)> TryAsync(
        BotInstance instance, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using ReadOnlyMemoryContent content = new(body);
        content.Headers.ContentType = new("application/json");
        var sent = Stopwatch.GetTimestamp();
        var status = 0;
        try
        {
            Uri door = new(instance.Address, "api/messages");
            using var answer = await _http.PostAsync(door, content, cancellationToken);
            status = (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || !cancellationToken.IsCancellationRequested)
        {
            // Nobody there, a connection that broke, or no answer in the platform's patience.
        }

        var took = Stopwatch.GetElapsedTime(sent);
        _answers.AddOrUpdate(status, 1, static (_, count) => count + 1);
        if (status == (int)HttpStatusCode.OK)
        {
            Interlocked.Increment(ref _acknowledged);
            _milliseconds.Enqueue(took.TotalMilliseconds);
        }

        return (status, took);
    }

    public void Dispose() => _http.Dispose();

    private async Task DeliverOneAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var first = Stopwatch.StartNew();
        while ((await TryAsync(cluster.Any(), body, cancellationToken)).Status != (int)HttpStatusCode.OK)
            await Task.Delay(chance.Between(100, 1_000), cancellationToken);

        long longest;
        do
        {
            longest = Interlocked.Read(ref _longestToAcknowledge);
        }
        while (first.Elapsed.Ticks > longest &&
            Interlocked.CompareExchange(ref _longestToAcknowledge, first.Elapsed.Ticks, longest) != longest);
    }
}
