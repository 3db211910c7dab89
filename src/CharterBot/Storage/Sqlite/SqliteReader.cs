using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>A connection for reading, with its statements prepared. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PreparedStatement _row;
    private readonly PreparedStatement _range;

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

    public void Dispose() => _connection.Dispose();

    private static StoredRow Current(SqliteDataReader rows) =>
        new(rows.GetString(0), rows.GetInt64(1).ToString(CultureInfo.InvariantCulture), rows.GetFieldValue<byte[]>(2));
}
