using System.Runtime.InteropServices;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>
/// <c>charterbot storage copy --from … --to …</c>: what an admin does with a store while no bot runs on it. Answers the
/// exit code of the process.
/// </summary>
internal sealed class StorageVerb(IConfiguration configuration, TimeProvider time, TextWriter said, TextWriter complained)
{
    public const string Name = "storage";

    private const int Done = 0;
    private const int NotDone = 1;
    private const int NotUnderstood = 2;

    private const string Help = """
        charterbot storage copy --from STORE --to STORE

        Copies everything in one store into another, counts both to the end, and says whether they are equal. A STORE is
          sqlite:FILE       a database file
          sqlite            the file that the setting Storage:Sqlite:Path names
          tables:ACCOUNT    Azure tables: https://NAME.table.core.windows.net (you are signed in), or a connection string
          tables            those that Storage:AzureTables:ServiceUri or Storage:AzureTables:ConnectionString name
        Settings are read from the environment (Storage__AzureTables__ConnectionString=…): the place for a secret, because
        everybody on the machine can read a command line.

        Stop the bot first; the copy is refused while one runs on either store, and a bot refuses a copy that is not
        complete. What the bot had still to show in Teams it shows when it starts on the copy.

        It may be broken off at any time: run the same command again. What is equal is left alone; what differs, or is no
        longer in the source, is of the earlier try and is made equal. But a target in which a bot has worked since (it
        holds rows that the source does not have, or other ones, and no copy into it is open) is never overwritten: the
        copy is refused and nothing is written.

        The exit code is 0 when the copy is complete, 1 when it is not, 2 when the command was not understood.
        """;

    /// <summary>The whole process is this verb.</summary>
    public static async Task<int> RunProcessAsync(string[] words)
    {
        using var stopped = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return await new StorageVerb(settings, TimeProvider.System, Console.Out, Console.Error)
            .RunAsync(words, stopped.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.Cancel();
        }
    }

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words is [] or ["help" or "--help" or "-h"] or ["copy", "help" or "--help" or "-h"])
        {
            await said.WriteLineAsync(Help);
            return words is [] ? NotUnderstood : Done;
        }

        try
        {
            if (words is ["copy", "--from" or "--to", _, "--from" or "--to", _] && words[1] != words[3])
            {
                var (from, to) = words[1] == "--from" ? (words[2], words[4]) : (words[4], words[2]);
                return await CopyAsync(Parse(from), Parse(to), cancellationToken) ? Done : NotDone;
            }

            await complained.WriteLineAsync("Not understood. Write: charterbot storage copy --from STORE --to STORE");
            return NotUnderstood;
        }
        catch (FormatException e)
        {
            await complained.WriteLineAsync(e.Message);
            return NotUnderstood;
        }
        catch (CopyRefusedException e)
        {
            await complained.WriteLineAsync(e.Message);
        }
        catch (StoreUnavailableException e)
        {
            await complained.WriteLineAsync($"{e.Message} The copy is not complete; the same command goes on.");
        }
        catch (OperationCanceledException)
        {
            await complained.WriteLineAsync("Broken off. The copy is not complete; the same command goes on.");
        }

        return NotDone;
    }

    private StoreAddress Parse(string address)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        return StoreAddress.Parse(address, storage);
    }

    private async Task<bool> CopyAsync(StoreAddress from, StoreAddress to, CancellationToken cancellationToken)
    {
        if (from.Name == to.Name)
            throw new CopyRefusedException("The source and the target are the same store.");

        var source = await from.OpenAsync(isSource: true, cancellationToken);
        using var closeSource = source as IDisposable;
        var target = await to.OpenAsync(isSource: false, cancellationToken);
        using var closeTarget = target as IDisposable;
        var copy = new StoreCopy(source, from.Name, target, time, said.WriteLine);
        var count = await copy.RunAsync(cancellationToken);
        await said.WriteLineAsync($"{from.Name}: {count.From} rows");
        await said.WriteLineAsync($"{to.Name}: {count.To} rows, {count.Equal} of them equal, in {count.Partitions} partitions");
        await said.WriteLineAsync(count.IsComplete
            ? "The copy is complete."
            : $"The copy is NOT complete: {count.Missing} missing, {count.Different} different, {count.Extra} too many.");
        return count.IsComplete;
    }
}
