using Azure;
using Azure.Data.Tables;

namespace CharterBot.Storage.AzureTables;

/// <summary>
/// A row as an entity: its value in binary properties <c>v0</c>, <c>v1</c> … of at most 64 KiB, because a string property
/// would mend what it cannot hold.
/// </summary>
internal static class TableRows
{
    private const int MostBytesInProperty = 64 * 1024;
    private const string TagBegins = "W/\"datetime'";
    private const string NoRows = "W/\"datetime'0001-01-01T00%3A00%3A00.0000000Z'\"";

    private static readonly string[] Columns =
        [.. Enumerable.Range(0, (BatchLimits.MostValueBytes / MostBytesInProperty) + 1).Select(i => $"v{i}")];

    public static TableTransactionAction Action(string partition, RowChange change) => change switch
    {
        RowChange.Insert insert => new(TableTransactionActionType.Add, Entity(partition, insert.Row, insert.Value)),
        RowChange.Replace replace => new(
            TableTransactionActionType.UpdateReplace, Entity(partition, replace.Row, replace.Value), Tag(replace.ETag)),
        RowChange.Upsert upsert => new(
            TableTransactionActionType.UpsertReplace, Entity(partition, upsert.Row, upsert.Value)),
        RowChange.Delete delete => new(
            TableTransactionActionType.Delete,
            new TableEntity(partition, delete.Row),
            delete.ETag is { } etag ? Tag(etag) : ETag.All),
        _ => throw new UnreachableException($"No action for {change.GetType().Name}"),
    };

    public static StoredRow Row(TableEntity entity) => new(entity.RowKey, entity.ETag.ToString(), Value(entity));

    public static string ETagOf(Response response) => response.Headers.ETag?.ToString() ?? "";

    private static TableEntity Entity(string partition, string row, ReadOnlyMemory<byte> value)
    {
        var entity = new TableEntity(partition, row);
        for (var (column, at) = (0, 0); column == 0 || at < value.Length; column++, at += MostBytesInProperty)
            entity[Columns[column]] = value.Slice(at, Math.Min(MostBytesInProperty, value.Length - at)).ToArray();
        return entity;
    }

    private static byte[] Value(TableEntity entity)
    {
        if (entity.GetBinary(Columns[1]) is null)
            return entity.GetBinary(Columns[0]) ?? [];

        using var value = new MemoryStream();
        foreach (var part in Columns.Select(entity.GetBinary).TakeWhile(part => part is not null))
            value.Write(part);
        return value.ToArray();
    }

    /// <summary>The service calls a tag of another shape a mistake; to us it is a row that has moved.</summary>
    private static ETag Tag(string etag) => new(etag.StartsWith(TagBegins, StringComparison.Ordinal) ? etag : NoRows);
}
