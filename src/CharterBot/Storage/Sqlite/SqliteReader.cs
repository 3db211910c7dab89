using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>A connection for reading, with its statements prepared. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const int MostRowsInPage = 1000;
    private const int MostBytesInPage = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly PreparedStatement _row;
    private readonly PreparedStatement _range;
    private readonly PreparedStatement _after;

    public SqliteReader(SqliteFile file)
    {
        _connection = file.Open();
        _row = PreparedStatement.On(
            _connection,
            "SELECT rk, etag, value FROM r WHERE pk = $pk AND rk = $rk",
            ("$pk", SqliteType.Text), ("$rk", SqliteType.Text));
        _range = PreparedStatement.On(
            _connection,
            "SELECT rk, etag, value FROM r WHERE pk = $pk AND rk >= $from AND rk < $to ORDER BY rk",
            ("$pk", SqliteType.Text), ("$from", SqliteType.Text), ("$to", SqliteType.Text));
        _after = PreparedStatement.On(
            _connection,
            "SELECT rk, etag, value, pk FROM r WHERE (pk, rk) > ($pk, $rk) ORDER BY pk, rk",
            ("$pk", SqliteType.Text), ("$rk", SqliteType.Text));
    }

    public StoredRow? Row(RowKey key)
    {
        _row[0] = key.Partition;
        _row[1] = key.Row;
        using var rows = _row.RunForRows();
        return rows.Read() ? Current(rows) : null;
    }

    public List<StoredRow> Range(string partition, string fromRow, string toRowExclusive)
    {
        _range[0] = partition;
        _range[1] = fromRow;
        _range[2] = toRowExclusive;
        using var rows = _range.RunForRows();
        List<StoredRow> found = [];
        while (rows.Read())
            found.Add(Current(rows));
        return found;
    }

    /// <summary>The rows behind a key in the order of the whole store, as many as a page takes; none at its end.</summary>
    public List<ScannedRow> Page(RowKey after)
    {
        _after[0] = after.Partition;
        _after[1] = after.Row;
        using var rows = _after.RunForRows();
        var (page, bytes) = (new List<ScannedRow>(), 0);
        while (page.Count < MostRowsInPage && bytes < MostBytesInPage && rows.Read())
        {
            var row = Current(rows);
            page.Add(new(new(rows.GetString(3), row.Row), row.ETag, row.Value));
            bytes += row.Value.Length;
        }

        return page;
    }

    public void Dispose() => _connection.Dispose();

    private static StoredRow Current(SqliteDataReader rows) =>
        new(rows.GetString(0), rows.GetInt64(1).ToString(CultureInfo.InvariantCulture), rows.GetFieldValue<byte[]>(2));
}
