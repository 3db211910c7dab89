using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Threads that somebody has to come back to. Those that an instance works on stand in its partition <c>busy|instance</c>:
/// when it dies, another finds them there. Those that the platform shut the bot out of stand in <c>closed|0</c> to
/// <c>closed|f</c>, in the order of their tenants.
/// </summary>
internal static class BusyRows
{
    private const string Busy = "busy";
    private const string Closed = "closed";
    private const int ClosedPartitions = 16;

    public static RowKey BusyRow(string instance, ThreadKey thread) => new(BusyPartition(instance), Row(thread));

    public static string BusyPartition(string instance) => Keys.Join(Busy, instance);

    /// <summary>A partition of threads that an instance works on.</summary>
    public static bool IsBusy(string partition) => partition.StartsWith(BusyPartition(""), StringComparison.Ordinal);

    public static RowKey ClosedRow(ThreadKey thread)
    {
        var row = Row(thread);
        return new(ClosedPartition(SHA256.HashData(Encoding.UTF8.GetBytes(row))[0] % ClosedPartitions), row);
    }

    public static RowChange Mark(RowKey row, ThreadKey thread, int? since = null) => new RowChange.Upsert(
        row.Row, ThreadRows.Write(new(thread.Partition, thread.Thread, since), RowJson.Default.BusyThread));

    /// <summary>Threads that an instance works on, or worked on when it ended.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public static Task<IReadOnlyList<BusyThread>> OfInstanceAsync(
        ICharterStore store, string instance, CancellationToken cancellationToken) =>
        ReadAsync(store, BusyPartition(instance), "", "~~", cancellationToken);

    /// <summary>Threads of a tenant with something left to show, which the platform had shut the bot out of.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public static async Task<IReadOnlyList<ThreadKey>> ClosedAsync(
        ICharterStore store, TenantKey tenant, CancellationToken cancellationToken)
    {
        var beginning = Keys.Encode(tenant.Value + "|");
        var threads = new List<ThreadKey>();
        for (var shard = 0; shard < ClosedPartitions; shard++)
        {
            var closed = await ReadAsync(
                store, ClosedPartition(shard), beginning, Keys.After(beginning), cancellationToken);
            threads.AddRange(closed.Select(busy => busy.Key));
        }

        return [.. threads.Where(thread => tenant.Holds(thread))];
    }

    /// <summary>Null for a row of another layout: the threads beside it must not wait for it.</summary>
    public static BusyThread? TryRead(StoredRow row)
    {
        try
        {
            return ThreadRows.Read(row.Value, RowJson.Default.BusyThread) with
            {
                Row = row.Row,
                ETag = row.ETag,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Row(ThreadKey thread) => Keys.Join(thread.Partition, thread.Thread);

    private static string ClosedPartition(int shard) =>
        Keys.Join(Closed, shard.ToString("x", CultureInfo.InvariantCulture));

    private static async Task<IReadOnlyList<BusyThread>> ReadAsync(
        ICharterStore store, string partition, string fromRow, string toRow, CancellationToken cancellationToken)
    {
        var rows = await store.ReadRangeAsync(partition, fromRow, toRow, cancellationToken);
        return [.. rows.Select(TryRead).OfType<BusyThread>()];
    }
}
