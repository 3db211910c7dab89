using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>One thread, as the store knows it: all threads of a channel share the partition.</summary>
/// <param name="Thread">The root of the thread; a word of its own for chats, which have none.</param>
internal readonly record struct ThreadKey(string Partition, string Thread)
{
    private const string WholeChat = "chat";
    private const int MostInId = 64;

    public static ThreadKey Of(string channel, string tenant, string place, string? root) =>
        new(Keys.Join(channel, tenant, place), Keys.Join(root ?? WholeChat));

    /// <summary>
    /// An id that says of which thread it is. Where a platform does not say in which thread a card stands, the charter
    /// that its buttons name does.
    /// </summary>
    public string Signed(string id) => Thread.Length <= MostInId ? $"{id}@{Thread}" : id;

    /// <summary>The root of the thread that signed an id; null when none did.</summary>
    public static string? RootIn(string id) => id.Split('@') is [_, var thread] ? Keys.Decode(thread) : null;
}
