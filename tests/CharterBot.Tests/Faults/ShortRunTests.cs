using System.Diagnostics;
using CharterBot.Tests.Channels.Teams.Cards;
using CharterBot.Tests.Storage.Azurite;

namespace CharterBot.Tests.Faults;

/// <summary>
/// Three instances over tables that fail, before a platform that fails, killed every few seconds; and two bots that are
/// broken on purpose, which the same judge must find broken.
/// </summary>
public sealed class ShortRunTests
{
    private static readonly string[] Rows = ["R1", "R2", "R3", "R8", "S8", "R17", "R17"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_every_card_is_final_and_broken_bots_are_found_out()
    {
        Assert.SkipUnless(
            File.Exists(Emulator.ProgramIn(Shared.Project)), "Needs the npm package azurite, which the build brings.");
        using var bench = Process.Start(new ProcessStartInfo("dotnet", ["exec", Program(), "short"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var complaint = bench.StandardError.ReadToEndAsync(Token);
            var report = await bench.StandardOutput.ReadToEndAsync(Token);
            await bench.WaitForExitAsync(Token);

            TestContext.Current.TestOutputHelper?.WriteLine(report);
            Assert.True(bench.ExitCode == 0, report + await complaint);
            var green = report.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is [_, "green", ..]).Select(words => words[0]);
            Assert.Equal(Rows, green);
        }
        finally
        {
            await EndAsync(bench);
        }
    }

    /// <summary>Beside this project's output, under the same configuration.</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, "CharterBot.Faults", output.Name, "CharterBot.Faults.dll");
    }

    /// <summary>Asked, it takes its bots and its emulator with it.</summary>
    private static async Task EndAsync(Process bench)
    {
        if (bench.HasExited)
            return;

        using var interrupt = Process.Start("kill", ["-INT", $"{bench.Id}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await bench.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!bench.HasExited)
            bench.Kill(entireProcessTree: true);
    }
}
