namespace CharterBot.Storage;

/// <summary>
/// Stands in a store while another is copied into it. Until it is gone the store is half a copy: no bot may work on it.
/// </summary>
internal static class CopyMark
{
    public static readonly RowKey Row = new(Keys.Join("copy"), Keys.Join("open"));

    public const string Refusal =
        "The store holds a copy that is not complete: run 'charterbot storage copy' again until it says that it is.";

    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    public static async Task<bool> StandsInAsync(ICharterStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync(Row, cancellationToken) is not null;
}
