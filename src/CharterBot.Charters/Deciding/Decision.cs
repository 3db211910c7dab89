using System.Collections.Immutable;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>What a command leads to: the next charter, what happened, and what to say to who asked.</summary>
public sealed record Decision(Charter? Charter, ImmutableArray<CharterEvent> Events, ImmutableArray<Reply> Replies)
{
    /// <summary>Neither a change nor a word: nothing to save, nothing to show.</summary>
    public bool IsNothing => Events.IsEmpty && Replies.IsEmpty;
}
