using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>The writing connection with every statement prepared once.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private const string Write = "INSERT INTO r(pk, rk, etag, value) VALUES ($pk, $rk, $etag, $value) ON CONFLICT";

    private readonly SqliteConnection _connection;
    private readonly PreparedStatement _begin, _commit, _rollback, _savepoint, _release, _back, _etags;
    private readonly PreparedStatement _insert, _replace, _upsert, _delete, _deleteAny;
    private long _etag;

    public SqliteStatements(SqliteFile file)
    {
        _connection = file.Open();
        // 16 MiB (the default is 2) keep the upper levels of a tree of a gigabyte in memory.
        PreparedStatement.On(_connection, "PRAGMA cache_size=-16384").Run();
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _savepoint = Prepare("SAVEPOINT c");
        _release = Prepare("RELEASE c");
        _back = Prepare("ROLLBACK TO c");
        _etags = Prepare("UPDATE etags SET last = last + $count RETURNING last", ("$count", SqliteType.Integer));
        _insert = PrepareWrite($"{Write} DO NOTHING");
        _upsert = PrepareWrite($"{Write}(pk, rk) DO UPDATE SET etag = excluded.etag, value = excluded.value");
        _replace = PrepareWrite("UPDATE r SET etag = $etag, value = $value WHERE pk = $pk AND rk = $rk AND etag = $old",
            ("$old", SqliteType.Integer));
        _deleteAny = Prepare("DELETE FROM r WHERE pk = $pk AND rk = $rk",
            ("$pk", SqliteType.Text), ("$rk", SqliteType.Text));
        _delete = Prepare("DELETE FROM r WHERE pk = $pk AND rk = $rk AND etag = $old",
            ("$pk", SqliteType.Text), ("$rk", SqliteType.Text), ("$old", SqliteType.Integer));
    }

    /// <summary>Takes the write lock and as many new ETags as the transaction has changes.</summary>
    public void Begin(int changes)
    {
        _begin.Run();
        _etags[0] = (long)changes;
        _etag = _etags.RunForNumber() - changes;
    }

    public void Commit() => _commit.Run();

    public void Rollback() => _rollback.Run();

    public void Savepoint() => _savepoint.Run();

    public void Release() => _release.Run();

    public void RollbackToSavepoint()
    {
        _back.Run();
        _release.Run();
    }

    /// <summary>The new ETag (empty for a delete), or null when the change could not be applied.</summary>
    public string? Apply(string partition, RowChange change) => change switch
    {
        RowChange.Insert insert => Written(_insert, partition, insert.Row, insert.Value),
        RowChange.Upsert upsert => Written(_upsert, partition, upsert.Row, upsert.Value),
        RowChange.Replace replace => Replaced(partition, replace),
        RowChange.Delete { ETag: { } etag } delete => Deleted(partition, delete.Row, etag),
        RowChange.Delete delete => Gone(_deleteAny, partition, delete.Row),
        _ => throw new UnreachableException($"No statement for {change.GetType().Name}"),
    };

    /// <summary>The connection takes its statements, and a transaction that is still open, with it.</summary>
    public void Dispose() => _connection.Dispose();

    private string? Replaced(string partition, RowChange.Replace replace)
    {
        if (Number(replace.ETag) is not { } old)
            return null;

        _replace[4] = old;
        return Written(_replace, partition, replace.Row, replace.Value);
    }

    private string? Deleted(string partition, string row, string etag)
    {
        if (Number(etag) is not { } old)
            return null;

        _delete[2] = old;
        return Gone(_delete, partition, row);
    }

    private static string? Gone(PreparedStatement statement, string partition, string row)
    {
        statement[0] = partition;
        statement[1] = row;
        return statement.Run() == 1 ? "" : null;
    }

    private string? Written(PreparedStatement statement, string partition, string row, ReadOnlyMemory<byte> value)
    {
        var etag = ++_etag;
        statement[0] = partition;
        statement[1] = row;
        statement[2] = etag;
        statement[3] = Bytes(value);
        return statement.Run() == 1 ? etag.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> value) =>
        MemoryMarshal.TryGetArray(value, out var whole) && whole.Array is { } array && array.Length == value.Length
            ? array
            : value.ToArray();

    // An ETag of another store, or an invented one, is the ETag of no row.
    private static long? Number(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private PreparedStatement PrepareWrite(string sql, params ReadOnlySpan<(string, SqliteType)> more) => Prepare(sql,
    [
        ("$pk", SqliteType.Text), ("$rk", SqliteType.Text), ("$etag", SqliteType.Integer), ("$value", SqliteType.Blob),
        .. more,
    ]);

    private PreparedStatement Prepare(string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters) =>
        PreparedStatement.On(_connection, sql, parameters);
}
