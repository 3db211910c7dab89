using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>What one delivery did, and that it was taken: the log of the charter and the inbox in one.</summary>
/// <param name="Delivery">
/// By its hash, see <see cref="ThreadRows.HashOf"/>; null where it is forgotten, or stands in a row of its own.
/// </param>
/// <param name="Replies">What was said, so that a delivery that comes again is answered as before; null for nothing.</param>
internal sealed record SavedTurn(
    int Schema,
    int Turn,
    Person By,
    DateTimeOffset At,
    ImmutableArray<CharterEvent> Events,
    string? Delivery = null,
    ImmutableArray<Reply>? Replies = null)
    : IStoredShape
{
    [JsonIgnore]
    public IEnumerable<Entry> Entries => Events.Select(happened => new Entry(By, At, happened));

    /// <summary>Its delivery, and what was said to it, stand in a row of their own.</summary>
    [JsonIgnore]
    public bool HasInboxRow => Schema < RowSchema.TurnsTellTheirDelivery;
}
