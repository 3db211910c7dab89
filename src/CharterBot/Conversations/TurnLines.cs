using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace CharterBot.Conversations;

/// <summary>
/// Turns as they stand in a row of their own, and below the head: a line of JSON for each, in their order. JSON as it is
/// written here has no line break of its own.
/// </summary>
internal static class TurnLines
{
    public static void Add(ArrayBufferWriter<byte> row, ReadOnlyMemory<byte> line)
    {
        if (row.WrittenCount > 0)
            row.Write("\n"u8);
        row.Write(line.Span);
    }

    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> row)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        foreach (var line in row.Span.Split((byte)'\n'))
            lines.Add(row[line]);
        return lines;
    }

    /// <param name="skip">So many are known.</param>
    /// <exception cref="JsonException">A line is not of this layout, or of a later one.</exception>
    public static ImmutableArray<SavedTurn> Read(ReadOnlyMemory<byte> row, int skip = 0)
    {
        var turns = ImmutableArray.CreateBuilder<SavedTurn>();
        foreach (var line in Of(row).Skip(skip))
        {
            var turn = ThreadRows.Read(line, RowJson.Default.SavedTurn);
            if (turn.By is null || turn.Events.IsDefault || turn.Events.Contains(null!))
                throw new JsonException("A turn is not whole.");
            if (turns.Count > 0 && turn.Turn <= turns[^1].Turn)
                throw new JsonException("A turn is not in its place.");
            turns.Add(turn);
        }

        return turns.ToImmutable();
    }
}
