using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>A row of turns as it stands in the store.</summary>
/// <exception cref="JsonException">It is not of this layout.</exception>
internal sealed class TurnRow(StoredRow row)
{
    /// <summary>Those that were saved together, in their order.</summary>
    public ImmutableArray<SavedTurn> Turns { get; } = TurnLines.Read(row.Value);

    /// <summary>
    /// What makes the row hold these turns and no others; null when it does already. The line of a turn that is still one
    /// of <see cref="Turns"/> stays byte for byte: a later build may have written more into it than this one reads.
    /// </summary>
    public RowChange? With(IReadOnlyCollection<SavedTurn> turns)
    {
        if (turns.Count == 0)
            return new RowChange.Delete(row.Row, row.ETag);

        var lines = TurnLines.Of(row.Value);
        var value = new ArrayBufferWriter<byte>(row.Value.Length);
        foreach (var turn in turns)
        {
            var at = Turns.IndexOf(turn, ReferenceEqualityComparer.Instance);
            TurnLines.Add(value, at < 0 ? ThreadRows.Write(turn, RowJson.Default.SavedTurn) : lines[at]);
        }

        return value.WrittenSpan.SequenceEqual(row.Value.Span)
            ? null
            : new RowChange.Replace(row.Row, row.ETag, value.WrittenMemory);
    }
}
