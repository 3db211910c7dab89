using System.Collections.Immutable;
using System.Text.Json;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>A row of turns as it stands in the store.</summary>
/// <exception cref="JsonException">It is not of this layout.</exception>
internal sealed class TurnRow(StoredRow row)
{
    /// <summary>Those that were saved together, in their order.</summary>
    public ImmutableArray<SavedTurn> Turns { get; } = ThreadRows.ReadTurns(row.Value);

    /// <summary>What makes the row hold these turns and no others; null when it does already.</summary>
    public RowChange? With(IReadOnlyCollection<SavedTurn> turns)
    {
        if (turns.Count == 0)
            return new RowChange.Delete(row.Row, row.ETag);

        var value = ThreadRows.Write(turns);
        return value.Span.SequenceEqual(row.Value.Span) ? null : new RowChange.Replace(row.Row, row.ETag, value);
    }
}
