using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CharterBot.Hosting;

namespace CharterBot.Conversations;

/// <summary>Threads that have something to show, each once, however often it was asked for.</summary>
internal sealed class ShowQueue(IHostApplicationLifetime? lifetime = null)
{
    private readonly Channel<Conversation> _wanting = System.Threading.Channels.Channel.CreateUnbounded<Conversation>(
        new() { SingleReader = true });

    private readonly ConcurrentDictionary<Conversation, int> _wishes = new();

    public void Want(Conversation conversation)
    {
        if (_wishes.AddOrUpdate(conversation, 1, static (_, wishes) => wishes + 1) == 1)
            _wanting.Writer.TryWrite(conversation);
        else
            conversation.Wish();
    }

    /// <summary>How many threads have something left to show.</summary>
    public int Count => _wishes.Count;

    public bool Holds(Conversation conversation) => _wishes.ContainsKey(conversation);

    public int Wishes(Conversation conversation) => _wishes.GetValueOrDefault(conversation);

    /// <summary>True when nobody wished for more since; false means another pass.</summary>
    public bool Settle(Conversation conversation, int wishes) =>
        _wishes.TryRemove(new KeyValuePair<Conversation, int>(conversation, wishes));

    /// <summary>
    /// None before the process listens: who reads a card may press it, and the room's posts come to this very process.
    /// </summary>
    public async IAsyncEnumerable<Conversation> WantingAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (lifetime is not null)
            await lifetime.WhenStartedAsync(cancellationToken);
        await foreach (var conversation in _wanting.Reader.ReadAllAsync(cancellationToken))
            yield return conversation;
    }
}
