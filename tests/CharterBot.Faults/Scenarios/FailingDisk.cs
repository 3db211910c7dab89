using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CharterBot.Faults.Scenarios;

/// <summary>The disk under a file fails at every so many calls, as the kernel says it: strace answers in its place.</summary>
internal static class FailingDisk
{
    private const int FewestErrors = 150;

    /// <summary>What the writer says of a commit that failed, or perhaps did not.</summary>
    private const string InDoubt = "?";

    /// <summary>Of each kind of call: the first that fails, and then every so many.</summary>
    private static readonly string[] Failures =
    [
        "-e", "trace=fsync,fdatasync,pwrite64",
        "-e", "inject=fsync,fdatasync:error=EIO:when=30+8",
        "-e", "inject=pwrite64:error=ENOSPC:when=300+97",
    ];

    public static async Task R19Async(Options options, Report report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("charterbot-disk-").FullName;
        var (path, trace) = (Path.Combine(folder, "charterbot.db"), Path.Combine(folder, "trace"));
        if (await WriteAsync(path, trace, options.Pieces ?? 2_000, cancellationToken) is not { } said)
        {
            report.Row("R19", false, "strace is not installed here");
            return;
        }

        var errors = (await File.ReadAllLinesAsync(trace, cancellationToken))
            .Count(line => line.EndsWith("(INJECTED)", StringComparison.Ordinal));
        HashSet<string> acknowledged = [.. said.Where(line => line != InDoubt)];
        using SqliteCharterStore store = new(new SqliteFile(path));
        await store.PrepareAsync(cancellationToken);
        var (left, right) = (
            await RowsAsync(store, "l|", cancellationToken), await RowsAsync(store, "r|", cancellationToken));
        var (absent, halves) = (acknowledged.Except(left).Count(), left.Except(right).Concat(right.Except(left)).Count());
        var integrity = await IntegrityAsync(path, cancellationToken);
        report.Row(
            "R19",
            errors >= FewestErrors && acknowledged.Count > 0 && absent == 0 && halves == 0 && integrity == "ok",
            $"{errors} calls of the disk failed",
            $"{said.Count - acknowledged.Count} commits in doubt",
            $"{absent} absent of {acknowledged.Count:N0} acknowledged",
            $"{halves} written by half",
            $"integrity {integrity}");
    }

    /// <summary>What the writer said, line by line; null where there is no strace.</summary>
    private static async Task<List<string>?> WriteAsync(
        string path, string trace, int pairs, CancellationToken cancellationToken)
    {
        string[] writer = ["dotnet", "exec", WriterProgram(), path, pairs.ToString(CultureInfo.InvariantCulture)];
        ProcessStartInfo start = new("strace", ["-f", "-qq", "-o", trace, .. Failures, .. writer])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await using var end = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            List<string> said = [];
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                said.Add(line);
            await process.WaitForExitAsync(cancellationToken);
            return said;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<HashSet<string>> RowsAsync(
        SqliteCharterStore store, string side, CancellationToken cancellationToken)
    {
        var rows = await store.ReadRangeAsync("p", side, Keys.After(side), cancellationToken);
        return [.. rows.Select(row => row.Row[side.Length..])];
    }

    /// <summary>Beside this program's output, under the same configuration.</summary>
    private static string WriterProgram()
    {
        DirectoryInfo output = new(AppContext.BaseDirectory);
        return Path.Combine(
            output.Parent!.Parent!.FullName, "CharterBot.StoreWriter", output.Name, "CharterBot.StoreWriter.dll");
    }

    private static async Task<string?> IntegrityAsync(string path, CancellationToken cancellationToken)
    {
        await using SqliteConnection file = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await file.OpenAsync(cancellationToken);
        await using var command = file.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
