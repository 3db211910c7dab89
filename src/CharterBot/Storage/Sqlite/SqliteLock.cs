using System.Diagnostics;

namespace CharterBot.Storage.Sqlite;

/// <summary>
/// One process for one database file: a second would show every thread a second time. The operating system holds the
/// lock on a file beside the database, so it ends with the process, whatever ends that. The file itself stays: removing
/// it would let two processes hold two files of one name.
/// </summary>
internal sealed class SqliteLock(SqliteFile file) : IDisposable
{
    private const string Ending = ".lock";

    /// <summary>Windows' sharing violation, and what a lock that is taken is called on Linux and on macOS.</summary>
    private static readonly int[] Taken = [unchecked((int)0x80070020), 11, 35];

    /// <summary>The process before may just be ending, or a child that it started not yet have let go of its files.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private FileStream? _held;

    /// <exception cref="StoreUnavailableException">Another process has it, or it cannot be made.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        while (!TryTake(isLast: Stopwatch.GetElapsedTime(asked) > Patience))
            await Task.Delay(Pause, cancellationToken);
    }

    public void Dispose()
    {
        _held?.Dispose();
        _held = null;
    }

    private bool TryTake(bool isLast)
    {
        try
        {
            file.CreateEmpty();
            _held ??= Open(file.Path);
            return true;
        }
        catch (IOException e) when (Taken.Contains(e.HResult))
        {
            return isLast
                ? throw file.Refused("is in use by another CharterBot: stop that one, or name another file", e)
                : false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw file.Refused($"cannot be opened or created: {e.Message}", e);
        }
    }

    private static FileStream Open(string database)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // A link to the database and the database are one.
        var target = File.ResolveLinkTarget(database, returnFinalTarget: true)?.FullName ?? database;
        return new FileStream(target + Ending, options);
    }
}
