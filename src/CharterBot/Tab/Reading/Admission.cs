using CharterBot.Charters;
using CharterBot.Conversations;

namespace CharterBot.Tab.Reading;

/// <summary>What a reader gets who asked for something.</summary>
internal abstract record Admission<T>
    where T : class
{
    private Admission() { }

    public sealed record Granted(T What) : Admission<T>;

    /// <summary>Nothing, or nothing for this reader: nobody is told which.</summary>
    public sealed record NotThere : Admission<T>;

    /// <summary>Whether the reader is a member cannot be said now.</summary>
    public sealed record NotNow : Admission<T>;
}

/// <param name="HasMore">There are more than are listed.</param>
internal sealed record ChannelList(IReadOnlyList<(ThreadKey Thread, Charter Charter)> Charters, bool HasMore);

/// <param name="ETag">Names this state of the thread, opaque.</param>
internal sealed record PinnedThread(ThreadKey Key, string ETag);
