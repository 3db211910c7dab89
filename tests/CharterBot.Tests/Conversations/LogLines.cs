using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

/// <summary>What the bot wrote into its log: warnings and worse, where nobody asks for more.</summary>
internal sealed class LogLines(LogLevel least = LogLevel.Warning) : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> All => _lines;

    public bool Hold(string words) => _lines.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>How many lines hold these words.</summary>
    public int Count(string words) => _lines.Count(line => line.Contains(words, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
