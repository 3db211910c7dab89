using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using CsCheck;

namespace CharterBot.Tests.Conversations;

public sealed class TenantKeyTests
{
    [Fact]
    public void A_partition_tells_its_tenant_whatever_the_ids_are() => Gen
        .Select(Gen.String[0, 40], Gen.String[0, 40], Gen.String[0, 700])
        .Sample((channel, tenant, place) =>
        {
            var thread = ThreadKey.Of(channel, tenant, place, "1");

            Assert.Equal(TenantKey.Of(channel, tenant), TenantKey.OfPartition(thread.Partition));
            Assert.True(TenantKey.Of(channel, tenant).Holds(thread));
            Assert.False(TenantKey.Of(channel, tenant + "x").Holds(thread));
        });

    [Fact]
    public async Task Closed_threads_are_found_by_their_tenant_and_by_no_other()
    {
        var token = TestContext.Current.CancellationToken;
        var store = new InMemoryCharterStore();
        foreach (var tenant in new[] { "one", "one1", "two" })
        {
            for (var thread = 0; thread < 40; thread++)
                await MarkAsync(store, Thread(tenant, thread), isClosed: thread % 2 == 0);
        }

        var closed = await BusyRows.ClosedAsync(store, TenantKey.Of("msteams", "one"), token);

        Assert.Equal(
            Enumerable.Range(0, 20).Select(thread => Thread("one", 2 * thread)).Order(Rows), closed.Order(Rows));
        Assert.Equal(60, (await BusyRows.OfInstanceAsync(store, "one", token)).Count);
    }

    private static readonly Comparer<ThreadKey> Rows =
        Comparer<ThreadKey>.Create((left, right) => string.CompareOrdinal(left.Thread, right.Thread));

    private static ThreadKey Thread(string tenant, int root) =>
        ThreadKey.Of("msteams", tenant, "19:a@thread", $"{root}");

    private static async Task MarkAsync(InMemoryCharterStore store, ThreadKey thread, bool isClosed)
    {
        var row = isClosed ? BusyRows.ClosedRow(thread) : BusyRows.BusyRow("one", thread);
        await store.CommitAsync(row.Partition, [BusyRows.Mark(row, thread)], TestContext.Current.CancellationToken);
    }
}
