using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.Charters.People;

namespace CharterBot.Conversations;

/// <summary>
/// The one row of a thread that every turn replaces: its version, what the thread has still to show, and the newest turns,
/// until they are many enough for a row of their own.
/// </summary>
/// <param name="Turn">How many turns were saved; orders them.</param>
/// <param name="Due">Cards that changed, with the turn that changed them last.</param>
/// <param name="Forget">People whose words are still to be erased from the rows.</param>
/// <param name="Past">Another one when turns that were saved are no longer what they were.</param>
/// <param name="Gone">Turns of charters that are gone: their lines are, too, or will be.</param>
/// <param name="Newest">The first turn that stands here, and the number of the row it will stand in; null for none.</param>
internal sealed record ThreadHead(
    int Schema,
    int Turn,
    Place Place,
    ImmutableArray<DueCard> Due,
    ImmutableArray<ForgottenPerson> Forget,
    string? Past = null,
    ImmutableArray<TurnSpan>? Gone = null,
    int? Newest = null)
    : IStoredShape
{
    /// <summary>The turns from <see cref="Newest"/> to <see cref="Turn"/>, see <see cref="TurnLines"/>.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Lines { get; init; }

    /// <summary>Those of the turns here that come after one that is known.</summary>
    /// <exception cref="JsonException">A line is not of its layout, or of a later one.</exception>
    public ImmutableArray<SavedTurn> TurnsAfter(int known) =>
        Newest is { } newest ? TurnLines.Read(Lines, Math.Max(0, known + 1 - newest)) : [];

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
