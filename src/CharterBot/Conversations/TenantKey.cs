using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>A channel's tenant: the beginning that the partitions of all its places share.</summary>
internal readonly record struct TenantKey(string Value)
{
    private const char Separator = '|';

    public static TenantKey Of(string channel, string tenant) => new(Keys.Join(channel, tenant));

    /// <summary>The tenant of a partition: its first two parts.</summary>
    public static TenantKey OfPartition(string partition)
    {
        var channel = partition.IndexOf(Separator, StringComparison.Ordinal);
        var tenant = channel < 0 ? -1 : partition.IndexOf(Separator, channel + 1);
        return new(tenant < 0 ? partition : partition[..tenant]);
    }

    public bool Holds(ThreadKey thread) => thread.Partition.StartsWith(Value + Separator, StringComparison.Ordinal);
}
