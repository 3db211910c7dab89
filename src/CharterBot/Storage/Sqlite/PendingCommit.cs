namespace CharterBot.Storage.Sqlite;

/// <summary>A commit on its way through the writer, and the promise to its caller.</summary>
internal sealed class PendingCommit(
    string partition, IReadOnlyList<RowChange> changes, int bytes, CancellationToken cancellationToken)
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource<CommitOutcome> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Partition { get; } = partition;

    public IReadOnlyList<RowChange> Changes { get; } = changes;

    public int Bytes { get; } = bytes;

    /// <summary>Its caller has gone before it was begun: there is nothing to do.</summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <summary>Set while the transaction is open; true for the caller only once that is committed.</summary>
    public CommitOutcome? Outcome { get; set; }

    public Task<CommitOutcome> Answered => _answer.Task;

    public void Answer(CommitOutcome outcome) => _answer.TrySetResult(outcome);

    public void Fail(StoreUnavailableException reason) => _answer.TrySetException(reason);
}
