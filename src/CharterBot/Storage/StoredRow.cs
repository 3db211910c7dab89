namespace CharterBot.Storage;

/// <summary>A row as it was read. Its ETag is opaque and names exactly this write of it.</summary>
internal sealed record StoredRow(string Row, string ETag, ReadOnlyMemory<byte> Value);
