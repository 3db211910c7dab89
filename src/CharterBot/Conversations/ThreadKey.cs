using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>One thread, as the store knows it: all threads of a channel share the partition.</summary>
/// <param name="Thread">The root of the thread; a word of its own for chats, which have none.</param>
internal readonly record struct ThreadKey(string Partition, string Thread)
{
    private const string WholeChat = "chat";

    public static ThreadKey Of(string channel, string tenant, string place, string? root) =>
        new(Keys.Join(channel, tenant, place), Keys.Join(root ?? WholeChat));
}
