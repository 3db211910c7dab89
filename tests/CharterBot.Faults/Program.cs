using System.Globalization;
using System.Runtime.InteropServices;
using CharterBot.Faults.Broken;
using CharterBot.Faults.Scenarios;

if (args is ["bot", .. var changes])
{
    ChangedBot.Run(changes);
    return 0;
}

if (Options.Parse(args) is not { } options || Scenario.Named(options.Scenario) is not { Count: > 0 } scenarios)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

// Who is asked to go leaves no bot and no emulator behind.
using CancellationTokenSource gone = new();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Report report = new(Console.Out);
foreach (var scenario in scenarios)
{
    using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
    limit.CancelAfter(scenario.Limit);
    try
    {
        await scenario.RunAsync(options with { Scenario = scenario.Name }, report, limit.Token);
    }
    catch (OperationCanceledException) when (gone.IsCancellationRequested)
    {
        return 130;
    }
    catch (OperationCanceledException) when (limit.IsCancellationRequested)
    {
        report.Row(scenario.Name, false, $"did not end within {scenario.Limit.TotalMinutes:F0} minutes");
    }
}

return report.IsRed ? 1 : 0;

void Leave(PosixSignalContext signal)
{
    signal.Cancel = true;
    gone.Cancel();
}
