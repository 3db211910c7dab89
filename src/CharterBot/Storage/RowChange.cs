namespace CharterBot.Storage;

/// <summary>What one commit may do to one row.</summary>
internal abstract record RowChange
{
    private RowChange(string row) => Row = row;

    public string Row { get; }

    /// <summary>Writes a row that must not exist.</summary>
    public sealed record Insert(string Row, ReadOnlyMemory<byte> Value) : RowChange(Row);

    /// <summary>Writes a row that must still be the one that was read.</summary>
    public sealed record Replace(string Row, string ETag, ReadOnlyMemory<byte> Value) : RowChange(Row);

    /// <summary>Writes a row, whatever was there.</summary>
    public sealed record Upsert(string Row, ReadOnlyMemory<byte> Value) : RowChange(Row);

    /// <summary>Removes a row that must exist and, with an ETag, must still be the one that was read.</summary>
    public sealed record Delete(string Row, string? ETag) : RowChange(Row);
}
