using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;

namespace CharterBot.Conversations;

/// <summary>What one turn did: the log of the charter.</summary>
internal sealed record SavedTurn(
    int Schema, int Turn, Person By, DateTimeOffset At, ImmutableArray<CharterEvent> Events) : IStoredShape
{
    [JsonIgnore]
    public IEnumerable<Entry> Entries => Events.Select(happened => new Entry(By, At, happened));
}
