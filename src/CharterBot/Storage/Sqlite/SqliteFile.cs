using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>The database file: how a connection to it is opened, and what makes it ours.</summary>
internal sealed class SqliteFile(string path)
{
    public const string PathKey = "Storage:Sqlite:Path";

    private const int ApplicationId = 0x43485242; // "CHRB", shown by file(1) and sqlite tools.
    private const int SchemaVersion = 1;

    // Below the deadline of a turn, so that a locked file becomes a clear answer instead of a hung delivery.
    private const int BusyMilliseconds = 2000;

    private static readonly string Schema = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE TABLE r(
          pk TEXT NOT NULL, rk TEXT NOT NULL, etag INTEGER NOT NULL, value BLOB NOT NULL,
          PRIMARY KEY(pk, rk)) WITHOUT ROWID;
        CREATE TABLE etags(last INTEGER NOT NULL);
        INSERT INTO etags(last) VALUES (0);
        PRAGMA application_id={ApplicationId};
        PRAGMA user_version={SchemaVersion};
        """);

    public string Path { get; } = path;

    /// <summary>No more pages than this, as a full disk would have it.</summary>
    public int? MostPages { get; init; }

    /// <summary>Makes the file when there is none; refuses one that is not ours.</summary>
    /// <exception cref="StoreUnavailableException">With the setting to look at.</exception>
    public void Prepare()
    {
        try
        {
            CreateEmpty();
            using var connection = Open();
            // Counts only before the first table. Rows of a few KiB fit in a page: half the file that 4 KiB pages make.
            Execute(connection, "PRAGMA page_size=8192");
            Claim(connection);
            // Cannot be part of a transaction, and must not touch a file that is not ours.
            if (Read(connection, "PRAGMA journal_mode=WAL") is not "wal")
                throw Refused("cannot keep a write-ahead log; it must be on a local disk", null);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw Refused("is not a SQLite database", e);
        }
        catch (Exception e) when (
            e is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused($"cannot be opened or created: {e.Message}", e);
        }
    }

    /// <summary>The file and its folder, when they are not there yet.</summary>
    public void CreateEmpty()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
            Directory.CreateDirectory(folder);

        // People's words are in it: nobody else on the machine may read them. The log beside it inherits the mode.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(Path, options).Dispose();
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            // FULL: a commit is on the disk when it answers, also through a power cut. FAST: what is deleted is made zeros
            // where that costs no more writing; what page splits leave behind only a copy of the file is without.
            Execute(
                connection,
                $"PRAGMA busy_timeout={BusyMilliseconds}; PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST");
            if (MostPages is { } pages)
                Execute(connection, $"PRAGMA max_page_count={pages}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Names the setting to look at.</summary>
    public StoreUnavailableException Refused(string why, Exception? cause) =>
        new($"{PathKey}: '{Path}' {why}.", cause);

    private void Claim(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var application = Read(connection, "PRAGMA application_id");
        var version = Read(connection, "PRAGMA user_version");
        if (application is "0" && version is "0" && Read(connection, "SELECT count(*) FROM sqlite_schema") is "0")
            Execute(connection, Schema);
        else if (application != ApplicationId.ToString(CultureInfo.InvariantCulture))
            throw Refused("is a database of another program", null);
        else if (version != SchemaVersion.ToString(CultureInfo.InvariantCulture))
            throw Refused($"has schema version {version}; this build reads version {SchemaVersion}", null);
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string? Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
