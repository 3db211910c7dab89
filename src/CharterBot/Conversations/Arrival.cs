using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Conversations;

/// <summary>What a channel understood of a delivery: who wants what, in which thread.</summary>
/// <param name="Delivery">
/// The logical key of the delivery: the same for every copy of it, different for everything else people do.
/// </param>
/// <param name="WrittenAt">When the platform says it was written; null when it does not say.</param>
/// <param name="Command">The command, read with the charter at hand: its question set says what a label is.</param>
/// <param name="For">The charter whose card was used; null for messages.</param>
/// <param name="AnswersDirectly">The platform waits for the reply; nothing of it is posted.</param>
internal sealed record Arrival(
    ThreadKey Thread,
    Place Place,
    string Delivery,
    Person By,
    DateTimeOffset? WrittenAt,
    string? Text,
    string? Message,
    Func<Charter?, CharterCommand> Command,
    CharterId? For,
    bool AnswersDirectly)
{
    /// <summary>The card that was pressed and the message that carried it.</summary>
    public PressedCard? Pressed { get; init; }
}
