namespace CharterBot.Storage;

/// <summary>
/// Rows in partitions, changed in atomic commits of one partition. The promises below are those that SQLite and Azure
/// Tables can both keep; <see cref="BatchLimits"/> refuses in every store what one of them would refuse.
/// </summary>
internal interface ICharterStore
{
    /// <summary>Several processes may work on it at once.</summary>
    bool IsShared { get; }

    /// <summary>Makes what the store needs to hold rows. May run again at any time.</summary>
    /// <exception cref="StoreUnavailableException">
    /// It cannot be opened or made, or it is not a store of this build.
    /// </exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>The row as the last commit left it, or null. Sees every commit answered before the call.</summary>
    /// <exception cref="ArgumentException">The key breaks a limit.</exception>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken);

    /// <summary>
    /// The rows from the first key (inclusive, may be empty) to the second (exclusive), in ordinal order of their keys,
    /// all of them. Every row is as whole as its commit; a store may read a long range in pages, so only a range of at
    /// most 1,000 rows and 1 MiB is one moment of the partition.
    /// </summary>
    /// <exception cref="ArgumentException">A key breaks a limit.</exception>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken);

    /// <summary>
    /// Applies all changes or none, and answers <see cref="CommitOutcome.Committed"/> only when they outlive a crash.
    /// Each write gets an ETag that no other write of its row ever had, also not of one deleted and made again; rows of
    /// one commit may share one. When several
    /// changes cannot be applied, the first insert that found its row is reported as the duplicate; only when there is
    /// none, the first change whose row moved or is gone is reported as the conflict.
    /// The values must not change before the answer. A commit cancelled before the call has done nothing. One that is
    /// cancelled later may still be applied: the <see cref="OperationCanceledException"/> leaves the same doubt as
    /// <see cref="CommitOutcome.Unknown"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The batch breaks a limit; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);
}
