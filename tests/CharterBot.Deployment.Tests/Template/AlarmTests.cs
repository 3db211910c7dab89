using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CharterBot.Deployment.Tests.Template;

public sealed partial class AlarmTests
{
    private const string OfMetrics = "Microsoft.Insights/metricAlerts";
    private const string OfLogs = "Microsoft.Insights/scheduledQueryRules";

    [Fact]
    public async Task Each_alarm_has_its_section_in_the_run_book()
    {
        var runBook = await Repository.ReadAsync("deployment/README.md");

        var alarms = (await Prediction.ResourcesAsync())
            .Where(resource => (string)resource["type"]! is OfMetrics or OfLogs)
            .Select(resource => ((string)resource["name"]!).Replace("charterbot-", "", StringComparison.Ordinal));

        Assert.Equal(
            ["cannot-speak", "no-instance", "not-ready", "restarts", "server-errors"],
            alarms.Order(StringComparer.Ordinal));
        Assert.All(alarms, alarm => Assert.Matches($"(?m)^### `{alarm}`$", runBook));
    }

    [Fact]
    public async Task Not_ready_reads_the_words_that_a_failing_check_of_the_store_writes()
    {
        var probe = await Repository.ReadAsync("src/CharterBot/Storage/StoreProbe.cs");
        var name = CheckName().Match(probe).Groups[1].Value;
        using var log = new Lines();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddHealthChecks()
            .AddCheck(name, () => HealthCheckResult.Unhealthy("The store does not answer."))
            .Services.BuildServiceProvider();

        await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Contains(await WordsAsync("not-ready"), Assert.Single(log.Written), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_speak_reads_words_that_the_bot_logs_as_a_warning()
    {
        var words = await WordsAsync("cannot-speak");

        var sources = await Task.WhenAll(
            Directory.EnumerateFiles(Repository.At("src/CharterBot.BotFramework"), "*.cs", SearchOption.AllDirectories)
                .Select(Repository.ReadAsync));

        Assert.Contains(
            sources,
            source => source.Contains($"[LoggerMessage(LogLevel.Warning, \"{words}", StringComparison.Ordinal));
    }

    private static async Task<string> WordsAsync(string alarm)
    {
        var rule = (await Prediction.ResourcesAsync())
            .Single(resource => (string)resource["name"]! == "charterbot-" + alarm);
        return Words().Match((string)rule["properties"]!["criteria"]!["allOf"]![0]!["query"]!).Groups[1].Value;
    }

    [GeneratedRegex("""const string Name = "(\w+)";""")]
    private static partial Regex CheckName();

    [GeneratedRegex("Log has '([^']+)'")]
    private static partial Regex Words();

    /// <summary>What is logged as something to look at.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Written.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
