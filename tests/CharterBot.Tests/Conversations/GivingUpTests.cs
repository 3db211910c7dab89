using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>Senders who wait no longer, while the store takes its time.</summary>
public sealed class GivingUpTests
{
    private readonly FaultyStore _store = new();
    private readonly ShowQueue _shows = new();
    private readonly OpenConversations _bot;

    public GivingUpTests() => _bot = Arriving.Instance(_store, _shows, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_being_saved_when_its_sender_gave_up_is_shown_all_the_same()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.Delay = changes =>
        {
            if (!changes.Any(change => change.Row == ThreadRows.HeadRow(Arriving.Thread)))
                return Task.CompletedTask;

            begun.TrySetResult();
            return goOn.Task;
        };
        using var patience = new CancellationTokenSource();
        var taking = _bot.TakeAsync(Arriving.Message("start", "Amina", "start Maps"), patience.Token);
        await begun.Task;

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
        Assert.Equal(0, _shows.Count);
        goOn.SetResult();

        await EventuallyAsync(() => _shows.Count == 1);
        Assert.NotNull(_bot.Get(Arriving.Thread).State!.Charter);
    }

    [Fact]
    public async Task What_was_still_waiting_when_its_sender_gave_up_is_not_saved_and_holds_up_nobody()
    {
        var goOn = new TaskCompletionSource();
        _store.Delay = _ => goOn.Task;
        var first = _bot.TakeAsync(Arriving.Message("start", "Amina", "start Maps"), Token);
        using var patience = new CancellationTokenSource();
        var second = _bot.TakeAsync(Arriving.Message("second", "Ben", "join"), patience.Token);
        var third = _bot.TakeAsync(Arriving.Message("third", "Chiara", "join"), Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        goOn.SetResult();
        await Task.WhenAll(first, third);

        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Null(state.Deliveries.RowOf("second"));
        Assert.Equal(["Amina", "Chiara"], state.Charter!.Members.Select(member => state.Charter.NameOf(member.Id)));
    }

    private static async Task EventuallyAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(10, Token);
    }
}
