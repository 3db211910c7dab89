using CharterBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CharterBot.Room.History;

/// <summary>
/// The room's SQLite file: one writer, every commit on disk before it counts, and ids that are epoch milliseconds
/// and only ever grow.
/// </summary>
internal sealed class RoomDatabase : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, name TEXT NOT NULL, object_id TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS channels (id TEXT PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS messages (
            id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL, summary TEXT,
            mentions TEXT NOT NULL, cards TEXT NOT NULL, edited INTEGER, deleted INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE INDEX IF NOT EXISTS messages_by_conversation ON messages (conversation, id);
        CREATE TABLE IF NOT EXISTS titles (conversation TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS reads (
            person TEXT NOT NULL, conversation TEXT NOT NULL, upto INTEGER NOT NULL,
            PRIMARY KEY (person, conversation)) STRICT;
        CREATE TABLE IF NOT EXISTS outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT, conversation TEXT NOT NULL, activity TEXT NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS outbox_by_conversation ON outbox (conversation, number);
        """;

    private readonly Lock _writing = new();
    private readonly TimeProvider _time;
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private long _lastId;
    private bool _isClosed;

    public RoomDatabase(string path, TimeProvider time)
    {
        _time = time;
        // Readable to its owner only, like the bot's own.
        new SqliteFile(path).CreateEmpty();
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();
        _writer = new SqliteConnection(_connectionString);
        _writer.Open();
        _writer.Run(Schema);
        _writer.Run("PRAGMA user_version = 1");
        _writer.Run(
            "INSERT OR IGNORE INTO channels VALUES ($id, $name, $now)",
            ("$id", RoomChannel.First.Id), ("$name", RoomChannel.First.Name), ("$now", 0L));
        _lastId = _writer.Rows("SELECT coalesce(max(id), 0) FROM messages", r => r.GetInt64(0))[0];
    }

    /// <summary>The next activity id: the time in milliseconds, or the one after the last.</summary>
    public long NextId()
    {
        lock (_writing)
            return _lastId = Math.Max(_lastId + 1, _time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Runs in one transaction; <paramref name="committed"/> runs after it, in the order of commits.</summary>
    public T Write<T>(Func<SqliteConnection, T> write, Action<T> committed)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            using var transaction = _writer.BeginTransaction();
            var written = write(_writer);
            transaction.Commit();
            committed(written);
            return written;
        }
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var reader = new SqliteConnection(_connectionString);
        reader.Open();
        return read(reader);
    }

    public void Dispose()
    {
        lock (_writing)
        {
            if (_isClosed)
                return;

            _isClosed = true;
            SqliteConnection.ClearPool(_writer);
            _writer.Dispose();
        }
    }
}
