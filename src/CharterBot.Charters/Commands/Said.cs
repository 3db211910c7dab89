using CharterBot.Charters.Cards;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Commands;

/// <summary>
/// Around a command: who said it, when, in which words. All that deciding needs of the outside world.
/// </summary>
/// <param name="At">The time of the turn.</param>
/// <param name="Text">What was typed, without the bot's mention; null for buttons and forms.</param>
/// <param name="Message">The platform's id of the message; null for buttons and forms.</param>
/// <param name="HasSeenNewestDraft">The newest draft was in the thread before this was written.</param>
/// <param name="NewId">An id that nothing else has, for a charter that starts or a name that is forgotten.</param>
public sealed record Said(
    Person By, DateTimeOffset At, string? Text, string? Message, bool HasSeenNewestDraft, string NewId)
{
    /// <summary>
    /// The question card that its author had before them, perhaps not the newest; null in the review, and when the
    /// thread does not tell.
    /// </summary>
    public CardKey? SeenQuestion { get; init; }
}
