using System.Collections.Immutable;
using CharterBot.Charters;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>What became of one delivery.</summary>
internal abstract record TurnResult
{
    private TurnResult()
    {
    }

    /// <summary>Saved, now or when it came before: the charter as it is, and what to say to who asked.</summary>
    public sealed record Taken(Charter? Charter, ImmutableArray<Reply> Replies) : TurnResult;

    /// <summary>Nothing was saved; the platform may send it again.</summary>
    public sealed record Busy : TurnResult;
}
