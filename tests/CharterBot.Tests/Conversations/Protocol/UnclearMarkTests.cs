using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>The mark that a thread is at work, and a store that does not say whether it was written.</summary>
public sealed class UnclearMarkTests : IDisposable
{
    private readonly InMemoryCharterStore _store = new();
    private readonly RealBot _bot;

    public UnclearMarkTests()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        _bot = new(_store, new(time), time);
    }

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Without_a_mark_nothing_is_saved_and_one_that_is_unclear_is_tried_three_times(int unclear, bool isTaken)
    {
        var tries = 0;
        DoMarkUnclearly();

        Assert.Equal(isTaken, await _bot.TakeAsync(1));

        Assert.Equal(unclear, tries);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, TestContext.Current.CancellationToken);
        Assert.Equal(isTaken ? 1 : 0, state.Head?.Turn ?? 0);

        void DoMarkUnclearly() => _bot.Store.Once(IsMark, () =>
        {
            if (++tries < unclear)
                DoMarkUnclearly();
            return Task.FromResult<StoreFault?>(StoreFault.UnclearAndNotDone);
        });
    }

    private static bool IsMark(string row) => row == BusyRows.BusyRow("", Arriving.Thread).Row;
}
