using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>One thing that a thread has still to show.</summary>
/// <param name="Name">The same for the same thing, whatever it shows by now.</param>
/// <param name="IsPost">Something new in the thread: it has no key to repeat it by.</param>
/// <param name="Kind">A word for traces and metrics.</param>
/// <param name="MayWait">It only makes sure, or tidies up: nobody misses anything.</param>
internal abstract record DueItem(string Name, bool IsPost, string Kind, bool MayWait = false)
{
    /// <summary>Something to tell one person.</summary>
    public sealed record Saying(DueReply Reply) : DueItem($"{Reply.Turn}.{Reply.Index}", IsPost: true, "reply");

    /// <summary>A card that is missing, or, with the message that carries it, behind.</summary>
    public sealed record Card(string Row, CardKey Key, ShownCard? Known, bool IsBehind) : DueItem(
        Row, Known?.Message is null, Known?.Message is null ? "post" : "update", MayWait: !IsBehind);

    /// <summary>A message that carries a card a second time and may go.</summary>
    public sealed record Double(string Message, string Row) : DueItem(
        Message, IsPost: false, "withdrawal", MayWait: true);
}
