using System.Text;
using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

/// <summary>
/// What every store promises. A new store derives one class, opens itself, and adds only what is its own.
/// Each test gets a partition of its own, so that stores may be shared between tests.
/// </summary>
public abstract partial class CharterStoreContract : IAsyncLifetime
{
    private readonly string _partition = Keys.Join("test", Guid.NewGuid().ToString("N"));

    private protected ICharterStore Store { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = Open();
        await Store.PrepareAsync(Token);
    }

    public virtual ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected abstract ICharterStore Open();

    [Fact]
    public async Task Preparing_again_changes_nothing()
    {
        await Committed(Insert("a", "kept"));
        await Store.PrepareAsync(Token);

        Assert.Equal("kept", await Text("a"));
    }

    private static RowChange.Insert Insert(string row, string text) => new(row, Encoding.UTF8.GetBytes(text));

    private static RowChange.Upsert Upsert(string row, string text) => new(row, Encoding.UTF8.GetBytes(text));

    private static RowChange.Replace Replace(string row, string etag, string text) =>
        new(row, etag, Encoding.UTF8.GetBytes(text));

    private static RowChange.Delete Delete(string row, string? etag) => new(row, etag);

    private Task<CommitOutcome> Commit(params IReadOnlyList<RowChange> changes) =>
        Store.CommitAsync(_partition, changes, Token);

    private async Task<IReadOnlyList<string>> Committed(params IReadOnlyList<RowChange> changes) =>
        Assert.IsType<CommitOutcome.Committed>(await Commit(changes)).ETags;

    private Task<StoredRow?> Read(string row) => Store.ReadAsync(new RowKey(_partition, row), Token);

    private async Task<string?> Text(string row) =>
        await Read(row) is { } stored ? Encoding.UTF8.GetString(stored.Value.Span) : null;

    private async Task<string> Rows(string from, string to) =>
        string.Join(' ', (await Store.ReadRangeAsync(_partition, from, to, Token)).Select(row => row.Row));

    // Every visible row of the partition with its text: equal before and after means "nothing was written".
    private async Task<string> Everything() => string.Join(
        '\n',
        (await Store.ReadRangeAsync(_partition, "", "~", Token))
            .Select(row => $"{row.Row}={row.ETag}:{Convert.ToHexString(row.Value.Span)}"));
}
