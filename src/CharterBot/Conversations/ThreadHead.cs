using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Conversations;

/// <summary>The one row of a thread that every turn replaces: its version, and what the thread has still to show.</summary>
/// <param name="Turn">How many turns were saved; orders them.</param>
/// <param name="Due">Cards that changed, with the turn that changed them last.</param>
/// <param name="Forget">People whose words are still to be erased from the rows.</param>
/// <param name="Past">Another one when turns that were saved are no longer what they were.</param>
/// <param name="Gone">Turns of charters that are gone: their lines are, too, or will be.</param>
internal sealed record ThreadHead(
    int Schema,
    int Turn,
    Place Place,
    ImmutableArray<DueCard> Due,
    ImmutableArray<ForgottenPerson> Forget,
    string? Past = null,
    ImmutableArray<TurnSpan>? Gone = null)
    : IStoredShape
{
    public bool IsGone(int turn) => Gone is { } gone && gone.Any(span => span.From <= turn && turn <= span.To);
}

/// <summary>The turns from one to another, both included.</summary>
internal readonly record struct TurnSpan(int From, int To);

/// <param name="Card">The name of the card in its row, see <see cref="CardName"/>.</param>
/// <param name="Owner">
/// The instance that is to show it. A card that is not there yet keeps the instance that owed it first: only one may
/// post. Null: whoever comes.
/// </param>
internal readonly record struct DueCard(string Card, int Turn, string? Owner = null);

internal readonly record struct ForgottenPerson(PersonId Who, PersonId Alias);
