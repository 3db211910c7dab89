using System.Collections.Immutable;
using System.Security.Cryptography;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// The bot's processes that share a store, as this one sees them. Each rewrites a row of its own every second. One whose
/// row does not change for some seconds on the clock of who looks is dead, whatever the clocks say; who was only asleep
/// finds its row taken and goes on under another name.
/// </summary>
internal sealed partial class Instances(ICharterStore store, TimeProvider time, ILogger<Instances> logger)
    : IDisposable
{
    /// <summary>The name of an instance that has its store for itself.</summary>
    public const string Only = "only";

    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);

    public static readonly string Partition = Keys.Join("instances");

    private const int MostSilentLooks = 4;
    private const int MostTries = 4;

    /// <summary>Of this age the own row is certainly not yet held for that of a dead one.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, bool> _others = ImmutableDictionary<string, bool>.Empty;
    private string? _etag;
    private long _beat;
    private long? _beatAt;
    private long? _lookedAt;

    private sealed record Sighting(string ETag, long Since, int Looks);

    public string Me { get; private set; } = store.IsShared ? NewName() : Only;

    /// <summary>Others are alive: what is in memory may be behind.</summary>
    public bool HasOthers => _others.Any(other => other.Value);

    /// <summary>How many are alive, this one among them.</summary>
    public int Count => 1 + _others.Count(other => other.Value);

    public bool IsAlive(string instance) => instance == Me || _others.GetValueOrDefault(instance);

    /// <summary>
    /// Whether an instance is gone for certain. One that was not there when this one last looked may have just begun.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Nobody can tell.</exception>
    public async Task<bool> IsGoneAsync(string instance, CancellationToken cancellationToken)
    {
        if (IsAlive(instance))
            return false;

        var asked = time.GetTimestamp();
        if (store.IsShared && !_others.ContainsKey(instance))
            await BeatAsync(() => _lookedAt > asked, cancellationToken);
        return !IsAlive(instance);
    }

    /// <summary>Nobody holds this instance for dead: what it writes now is its own.</summary>
    /// <exception cref="StoreUnavailableException">It could not make sure.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        if (store.IsShared && !IsTrusted())
            await BeatAsync(() => IsTrusted() || _beatAt > asked, cancellationToken);
    }

    /// <summary>One beat and one look. Answers the dead whose work nobody has taken over yet.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public Task<IReadOnlyList<DeadInstance>> BeatAsync(CancellationToken cancellationToken) =>
        BeatAsync(static () => false, cancellationToken);

    /// <summary>Claims what a dead instance left. False: it lives, or another was faster.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task<bool> InheritAsync(DeadInstance dead, CancellationToken cancellationToken)
    {
        var (row, claim) = (Keys.Encode(dead.Name), new InstanceBeat(RowSchema.Current, 0, IsLeaving: false, Heir: Me));
        RowChange change = new RowChange.Replace(row, dead.ETag, ThreadRows.Write(claim, RowJson.Default.InstanceBeat));
        return await store.CommitAsync(Partition, [change], cancellationToken) switch
        {
            CommitOutcome.Committed => true,
            CommitOutcome.Unknown => (await FindAsync(row, cancellationToken))?.Beat.Heir == Me,
            _ => false,
        };
    }

    /// <summary>Everything that an instance left is done: nobody has to know of it any more.</summary>
    public Task BuryAsync(DeadInstance dead, CancellationToken cancellationToken) =>
        store.CommitAsync(Partition, [new RowChange.Delete(Keys.Encode(dead.Name), null)], cancellationToken);

    /// <summary>This instance stops. What it leaves behind is taken over at once.</summary>
    public async Task LeaveAsync(bool isDone, CancellationToken cancellationToken)
    {
        if (_etag is null)
            return;

        var row = Keys.Encode(Me);
        var last = new InstanceBeat(RowSchema.Current, ++_beat, IsLeaving: true);
        RowChange change = isDone
            ? new RowChange.Delete(row, null)
            : new RowChange.Upsert(row, ThreadRows.Write(last, RowJson.Default.InstanceBeat));
        await store.CommitAsync(Partition, [change], cancellationToken);
    }

    public void Dispose() => _gate.Dispose();

    private static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <param name="isDone">Another beat, while this one waited its turn, was as good.</param>
    private async Task<IReadOnlyList<DeadInstance>> BeatAsync(Func<bool> isDone, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (isDone())
                return [];

            var began = time.GetTimestamp();
            await WriteAsync(cancellationToken);
            var rows = await store.ReadRangeAsync(Partition, "", "~~", cancellationToken);
            // Where this one could not write for so long, the others could not either.
            if (_beatAt is { } last && time.GetElapsedTime(last) > Trusted)
                _sightings.Clear();
            _beatAt = began;
            var dead = Look(rows);
            _lookedAt = began;
            return dead;
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool IsTrusted() => _beatAt is { } at && time.GetElapsedTime(at) < Trusted;

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var beat = new InstanceBeat(RowSchema.Current, ++_beat);
            var (row, value) = (Keys.Encode(Me), ThreadRows.Write(beat, RowJson.Default.InstanceBeat));
            RowChange change = _etag is { } known
                ? new RowChange.Replace(row, known, value)
                : new RowChange.Insert(row, value);
            if (await store.CommitAsync(Partition, [change], cancellationToken) is CommitOutcome.Committed committed)
            {
                _etag = committed.ETags[0];
                return;
            }

            // The answer was lost, this time or before: the row tells.
            var found = await FindAsync(row, cancellationToken);
            if (found is { Beat.Heir: not null } || (found is null && _etag is not null))
                Rename();
            else
                _etag = found?.ETag;
            if (found?.Beat == beat)
                return;
        }

        throw new StoreUnavailableException("No beat could be written.", null);
    }

    private async Task<(InstanceBeat Beat, string ETag)?> FindAsync(string row, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(Partition, row), cancellationToken) is { } found
            ? (ThreadRows.Read(found.Value, RowJson.Default.InstanceBeat), found.ETag)
            : null;

    private void Rename()
    {
        Taken(Me);
        (Me, _etag) = (NewName(), null);
    }

    private List<DeadInstance> Look(IReadOnlyList<StoredRow> rows)
    {
        var now = time.GetTimestamp();
        var (others, dead) = (ImmutableDictionary.CreateBuilder<string, bool>(), new List<DeadInstance>());
        foreach (var row in rows)
        {
            var (name, beat) = (Keys.Decode(row.Row)!, ThreadRows.Read(row.Value, RowJson.Default.InstanceBeat));
            if (name == Me)
                continue;

            var before = _sightings.GetValueOrDefault(name);
            var sighting = before?.ETag == row.ETag
                ? before with { Looks = before.Looks + 1 }
                : new Sighting(row.ETag, now, 1);
            _sightings[name] = sighting;
            var isSilent = sighting.Looks >= MostSilentLooks &&
                time.GetElapsedTime(sighting.Since, now) >= Silence - (BeatEvery / 4);
            others[name] = beat is { IsLeaving: false, Heir: null } && !isSilent;
            if (isSilent || beat.IsLeaving)
                dead.Add(new(name, row.ETag));
        }

        foreach (var gone in _sightings.Keys.Where(name => !others.ContainsKey(name)).ToList())
            _sightings.Remove(gone);
        _others = others.ToImmutable();
        return dead;
    }

    [LoggerMessage(LogLevel.Warning, "This instance ({Name}) was held for dead; it goes on under another name")]
    private partial void Taken(string name);
}
