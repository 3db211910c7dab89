using System.Collections.Concurrent;
using CharterBot.Channels.Teams;
using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tab.SignIn;

namespace CharterBot.Tab.Reading;

/// <summary>
/// The charters of a channel, for its members. Everything is read from the store: which conversation that is, and by
/// which address the platform is asked for its members, is never taken from a reader.
/// </summary>
internal sealed class PinnedCharters(ICharterStore store, Membership membership)
{
    /// <summary>More charters than a team chooses from; the newest are listed.</summary>
    public const int MostListed = 40;

    private const int AtOnce = 6;

    public async Task<Admission<ChannelList>> ListAsync(
        Reader reader, string channel, CancellationToken cancellationToken)
    {
        var partition = ThreadKey.Of(TeamsChannel.Teams, reader.Tenant, channel, null).Partition;
        var threads = await ThreadRows.ListedThreadsAsync(store, partition, cancellationToken);
        if (threads.Count == 0 ||
            await ThreadHeads.ReadAsync(store, threads[0], cancellationToken) is not { } newest)
        {
            return new Admission<ChannelList>.NotThere();
        }

        if (await StandingAsync<ChannelList>(reader, newest.Head, cancellationToken) is { } closed)
            return closed;

        var charters = new ConcurrentDictionary<ThreadKey, Charter>();
        await Parallel.ForEachAsync(
            threads.Take(MostListed),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (thread, token) =>
            {
                if ((await ThreadRows.LoadAsync(store, thread, token)).Charter is { } charter)
                    charters[thread] = charter;
            });
        return new Admission<ChannelList>.Granted(new(
            [.. threads.Where(charters.ContainsKey).Select(thread => (thread, charters[thread]))],
            threads.Count > MostListed));
    }

    public async Task<Admission<PinnedThread>> FindAsync(
        Reader reader, string channel, string thread, CancellationToken cancellationToken)
    {
        var key = ThreadKey.Of(TeamsChannel.Teams, reader.Tenant, channel, thread);
        if (await ThreadHeads.ReadAsync(store, key, cancellationToken) is not { } found)
            return new Admission<PinnedThread>.NotThere();

        return await StandingAsync<PinnedThread>(reader, found.Head, cancellationToken)
            ?? new Admission<PinnedThread>.Granted(new(key, found.ETag));
    }

    public async Task<Charter?> LoadAsync(PinnedThread thread, CancellationToken cancellationToken) =>
        (await ThreadRows.LoadAsync(store, thread.Key, cancellationToken)).Charter;

    /// <summary>Null when the reader is a member.</summary>
    private async Task<Admission<T>?> StandingAsync<T>(
        Reader reader, ThreadHead head, CancellationToken cancellationToken)
        where T : class =>
        await membership.OfAsync(reader, head.Place, cancellationToken) switch
        {
            Standing.Member => null,
            Standing.Stranger => new Admission<T>.NotThere(),
            Standing.Unknown => new Admission<T>.NotNow(),
            var other => throw new UnreachableException($"No way for {other}."),
        };
}
