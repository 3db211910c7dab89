using CharterBot.Load;

if (args is ["bare", .. var how])
{
    await BareBot.RunAsync(writesTurns: how is ["turns"]);
    return 0;
}

if (args is ["signin"])
{
    await SignInCost.WriteAsync(Console.Out);
    return 0;
}

if (LoadSettings.Parse(args) is not { } settings)
{
    await Console.Error.WriteLineAsync(LoadSettings.Usage);
    return 2;
}

using CancellationTokenSource limit = new(settings.Limit);
await using var connector = await FakeConnector.StartAsync(limit.Token);
using LoadRun run = new(settings, connector);
await run.WriteReportAsync(Console.Out, limit.Token);
return 0;
