namespace CharterBot.Storage;

/// <summary>A row as a scan of the whole store found it.</summary>
internal sealed record ScannedRow(RowKey Key, string ETag, ReadOnlyMemory<byte> Value);
