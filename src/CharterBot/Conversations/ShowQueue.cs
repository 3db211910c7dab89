using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CharterBot.Conversations;

/// <summary>Threads that have something to show, each once, however often it was asked for.</summary>
internal sealed class ShowQueue
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

    public bool Holds(Conversation conversation) => _wishes.ContainsKey(conversation);

    public int Wishes(Conversation conversation) => _wishes.GetValueOrDefault(conversation);

    /// <summary>True when nobody wished for more since; false means another pass.</summary>
    public bool Settle(Conversation conversation, int wishes) =>
        _wishes.TryRemove(new KeyValuePair<Conversation, int>(conversation, wishes));

    public IAsyncEnumerable<Conversation> WantingAsync(CancellationToken cancellationToken) =>
        _wanting.Reader.ReadAllAsync(cancellationToken);
}
