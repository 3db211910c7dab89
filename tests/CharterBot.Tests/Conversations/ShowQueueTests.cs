using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>Who wishes for something to be shown is heard, and a thread stands in the queue once.</summary>
public sealed class ShowQueueTests
{
    private readonly ShowQueue _queue = new();
    private readonly Conversation _conversation = Arriving.Instance(new FaultyStore()).Get(Arriving.Thread);

    [Fact]
    public async Task A_thread_that_is_wanted_often_is_given_once()
    {
        for (var times = 0; times < 3; times++)
            _queue.Want(_conversation);

        Assert.Equal(1, _queue.Count);
        Assert.True(_queue.Holds(_conversation));
        using var end = new CancellationTokenSource();
        await using var wanting = _queue.WantingAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await wanting.MoveNextAsync());
        Assert.Same(_conversation, wanting.Current);
        var next = wanting.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void It_is_done_only_where_nobody_wished_for_more_meanwhile()
    {
        _queue.Want(_conversation);
        var wishes = _queue.Wishes(_conversation);
        _queue.Want(_conversation);

        Assert.False(_queue.Settle(_conversation, wishes));
        Assert.True(_queue.Settle(_conversation, _queue.Wishes(_conversation)));
        Assert.False(_queue.Holds(_conversation));
    }

    [Fact]
    public void A_wish_wakes_who_waits_and_the_first_wish_of_all_wakes_nobody()
    {
        var first = _conversation.Wished;
        _queue.Want(_conversation);
        Assert.False(first.IsCompleted);

        _queue.Want(_conversation);

        Assert.True(first.IsCompleted);
        Assert.False(_conversation.Wished.IsCompleted);
    }
}
