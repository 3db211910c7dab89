using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>What people see in one thread, in order; and a way to wait for it.</summary>
internal sealed class ShownThread
{
    private readonly Lock _lock = new();
    private ImmutableList<ShownMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableList<ShownMessage> Messages => _messages;

    /// <summary>The newest message whose words hold all of these.</summary>
    public ShownMessage? Find(params ReadOnlySpan<string> words)
    {
        foreach (var message in _messages.Reverse())
        {
            var holds = true;
            foreach (var word in words)
                holds &= message.Words.Contains(word, StringComparison.Ordinal);
            if (holds)
                return message;
        }

        return null;
    }

    /// <exception cref="TimeoutException">It was not shown within 15 seconds; the message tells what was.</exception>
    public async Task<ShownMessage> SeeAsync(params string[] words)
    {
        await WaitAsync(() => Find(words) is not null, string.Join(" … ", words));
        return Find(words)!;
    }

    public Task SeeCountAsync(int count) => WaitAsync(() => _messages.Count == count, $"{count} messages");

    public void Add(string id, JsonNode activity) => Change(messages => messages.Add(new(id, activity, 0)));

    public bool Update(string id, JsonNode activity) => Change(messages =>
        messages.FindIndex(message => message.Id == id) is var index and >= 0
            ? messages.SetItem(index, new(id, activity, messages[index].Updates + 1))
            : messages);

    public bool Remove(string id) => Change(messages => messages.RemoveAll(message => message.Id == id));

    private async Task WaitAsync(Func<bool> isShown, string what)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (true)
        {
            var changed = _changed.Task;
            if (isShown())
                return;

            var left = deadline - DateTime.UtcNow;
            if (left <= TimeSpan.Zero || await Task.WhenAny(changed, Task.Delay(left)) != changed)
            {
                throw new TimeoutException(
                    $"Not shown: {what}\nShown:\n{string.Join("\n---\n", _messages.Select(message => message.Words))}");
            }
        }
    }

    private bool Change(Func<ImmutableList<ShownMessage>, ImmutableList<ShownMessage>> change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            var next = change(_messages);
            if (ReferenceEquals(next, _messages))
                return false;

            _messages = next;
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        return true;
    }
}
