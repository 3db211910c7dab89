using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Storage;

/// <summary>What the process does at its start while the store is not there.</summary>
public sealed class StorePreparationTests : IDisposable
{
    private readonly FaultyStore _tables = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _log = new(LogLevel.Information);
    private readonly StorePreparation _preparation;

    public StorePreparationTests() => _preparation = Of(_tables);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _preparation.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Tables_that_are_there_are_no_matter_to_speak_of()
    {
        await _preparation.StartingAsync(Token);
        await _preparation.StopAsync(Token);

        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task Tables_that_are_away_do_not_stop_the_start_and_are_tried_until_they_are_there()
    {
        _tables.IsAway = true;
        await _preparation.StartingAsync(Token);
        for (var tries = 2; tries <= 3; tries++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await SaidAsync(tries, "Warning: The store is not there yet; no delivery is taken until it is. a test wants it so");
        }

        _tables.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(1.9));
        await Task.Delay(50, Token);
        Assert.False(_log.Hold("is there now"));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await SaidAsync(1, "Information: The store is there now");

        _tables.IsAway = true;
        _time.Advance(TimeSpan.FromMinutes(1));
        await _preparation.StopAsync(Token);
        Assert.Equal(4, _log.All.Count);
    }

    [Fact]
    public async Task Half_a_copy_that_shows_when_the_tables_come_back_is_named_and_waited_for()
    {
        _tables.IsAway = true;
        await _preparation.StartingAsync(Token);
        await MarkAsync(new RowChange.Insert(CopyMark.Row.Row, new byte[1]));
        _tables.IsAway = false;

        _time.Advance(TimeSpan.FromSeconds(2));
        await SaidAsync(1, CopyMark.Refusal);
        await MarkAsync(new RowChange.Delete(CopyMark.Row.Row, null));
        _time.Advance(TimeSpan.FromSeconds(2));

        await SaidAsync(1, "is there now");
    }

    [Fact]
    public async Task Half_a_copy_that_is_there_at_the_start_stops_it()
    {
        await MarkAsync(new RowChange.Insert(CopyMark.Row.Row, new byte[1]));

        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => _preparation.StartingAsync(Token));

        Assert.Equal(CopyMark.Refusal, stopped.Message);
    }

    [Fact]
    public async Task Who_stops_while_the_tables_are_away_need_not_wait_for_them()
    {
        _tables.IsAway = true;
        await _preparation.StartingAsync(Token);

        await _preparation.StoppingAsync(Token);
        await _preparation.StopAsync(Token).WaitAsync(TimeSpan.FromSeconds(10), Token);

        _tables.IsAway = false;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(_log.All);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        using var file = new SqliteCharterStore(new SqliteFile(folder.PathOf(".")));
        using var preparation = Of(file);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => preparation.StartingAsync(Token));

        Assert.Empty(_log.All);
    }

    private StorePreparation Of(ICharterStore store) => new(store, _time, new Logger<StorePreparation>(
        LoggerFactory.Create(logging => logging.AddProvider(_log))));

    private Task<CommitOutcome> MarkAsync(RowChange change) =>
        _tables.Inside.CommitAsync(CopyMark.Row.Partition, [change], Token);

    private async Task SaidAsync(int times, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (_log.All.Count(line => line.Contains(words, StringComparison.Ordinal)) < times)
            await Task.Delay(5, patience.Token);
        // The next pause has begun.
        await Task.Delay(50, Token);
    }
}
