using System.Collections.Concurrent;

namespace CharterBot.Tests.Conversations;

/// <summary>Every call of a connector by its method and how it was answered; 0: not at all.</summary>
internal sealed class CallCounts
{
    private readonly ConcurrentDictionary<(string Method, int Status), int> _calls = new();

    public int All => _calls.Values.Sum();

    public int Of(string method) => _calls.Where(call => call.Key.Method == method).Sum(call => call.Value);

    public int Of(int status) => _calls.Where(call => call.Key.Status == status).Sum(call => call.Value);

    public void Add(string method, int status) =>
        _calls.AddOrUpdate((method, status), 1, static (_, count) => count + 1);

    public override string ToString() => string.Join(
        ", ", _calls.OrderBy(call => call.Key).Select(call => $"{call.Key.Method} {call.Key.Status}: {call.Value}"));
}
