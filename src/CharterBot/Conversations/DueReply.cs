using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>A short reply to one person that is still to be posted.</summary>
/// <param name="Owner">The instance that is to post it; null: whoever comes.</param>
internal sealed record DueReply(int Turn, int Index, Person To, Reply Reply, string? Owner = null) : IStoredShape
{
    public int Schema { get; init; } = RowSchema.Current;
}
