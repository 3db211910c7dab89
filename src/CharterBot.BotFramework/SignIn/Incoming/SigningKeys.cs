using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>
/// The keys that the cloud signs with, as this process knows them: fetched anew twice a day behind everybody's back,
/// kept through an outage, but not for ever. A name that nobody knows costs at most one fetch in 5 minutes, whoever
/// makes it up.
/// </summary>
internal sealed partial class SigningKeys(FetchKeys fetch, TimeProvider time, ILogger<SigningKeys> logger)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    public static readonly TimeSpan Kept = TimeSpan.FromDays(5);
    public static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan BetweenFirstFetches = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Known? _known;
    private Task<KeyFetch> _fetching = Task.FromResult<KeyFetch>(new KeyFetch.Failed("never asked"));
    private DateTimeOffset _notBefore;

    private sealed record Known(KeySet Keys, DateTimeOffset Since);

    public async Task<KeyLookup> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var known = Usable();
        if (known?.Keys.Find(kid) is { } key)
        {
            if (known.Since + Fresh <= time.GetUtcNow())
                _ = Fetching();
            return new KeyLookup.Found(key);
        }

        await Fetching().WaitAsync(cancellationToken);
        return Usable() switch
        {
            null => new KeyLookup.NoKeys(BetweenFirstFetches),
            { Keys: var keys } when keys.Find(kid) is { } found => new KeyLookup.Found(found),
            _ => new KeyLookup.Unknown(),
        };
    }

    /// <summary>Fetches them, unless that was just done, and says what came of it.</summary>
    public Task<KeyFetch> FetchAsync(CancellationToken cancellationToken) => Fetching().WaitAsync(cancellationToken);

    private Known? Usable() =>
        Volatile.Read(ref _known) is { } known && known.Since + Kept > time.GetUtcNow() ? known : null;

    /// <summary>One fetch for all who wait; it is nobody's own, so nobody's leaving ends it.</summary>
    private Task<KeyFetch> Fetching()
    {
        lock (_gate)
        {
            if (!_fetching.IsCompleted || time.GetUtcNow() < _notBefore)
                return _fetching;

            _notBefore = time.GetUtcNow() + (Usable() is null ? BetweenFirstFetches : BetweenFetches);
            return _fetching = FetchAndKeepAsync();
        }
    }

    private async Task<KeyFetch> FetchAndKeepAsync()
    {
        var fetched = await fetch(CancellationToken.None);
        lock (_gate)
        {
            switch (fetched)
            {
                case KeyFetch.Got(var keys):
                    Volatile.Write(ref _known, new Known(keys, time.GetUtcNow()));
                    _notBefore = time.GetUtcNow() + BetweenFetches;
                    break;

                case KeyFetch.Failed(var reason) when Usable() is { } known:
                    KeptTheOldKeys(reason, known.Since);
                    break;

                case KeyFetch.Failed(var reason):
                    NoKeysAtAll(reason);
                    break;

                default:
                    throw new UnreachableException("Keys are there or they are not");
            }
        }

        return fetched;
    }

    [LoggerMessage(
        LogLevel.Warning, "The Bot Framework's keys could not be fetched: {Reason}. Those of {Since} stay in use")]
    private partial void KeptTheOldKeys(string reason, DateTimeOffset since);

    [LoggerMessage(
        LogLevel.Error,
        "The Bot Framework's keys could not be fetched: {Reason}. Until they are, no delivery of Teams can be checked")]
    private partial void NoKeysAtAll(string reason);
}
