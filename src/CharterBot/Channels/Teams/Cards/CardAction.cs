using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>What somebody's press or submit turned out to mean.</summary>
internal abstract record CardAction
{
    private CardAction()
    {
    }

    /// <summary>The card it was pressed on; null for replies, and for cards of before this was said.</summary>
    public CardKey? Card { get; init; }

    /// <param name="Charter">The charter whose card it was; the thread may hold another one by now.</param>
    public sealed record Do(CharterCommand Command, string? Charter) : CardAction;

    public sealed record OpenDialog(DialogRequest Dialog, string? Charter) : CardAction;

    /// <summary>The button carries another person's words.</summary>
    public sealed record NotYours : CardAction;

    public sealed record Unreadable(string Reason) : CardAction;
}
