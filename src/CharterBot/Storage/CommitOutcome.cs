namespace CharterBot.Storage;

/// <summary>What became of a commit.</summary>
internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>All of it is durable. One ETag for each change, in their order; empty for a delete.</summary>
    public sealed record Committed(IReadOnlyList<string> ETags) : CommitOutcome;

    /// <summary>Nothing was written: the insert at this index found its row.</summary>
    public sealed record Duplicate(int Index) : CommitOutcome;

    /// <summary>Nothing was written: the row of the change at this index has another ETag or is gone.</summary>
    public sealed record Conflict(int Index) : CommitOutcome;

    /// <summary>All of it or nothing of it was written, and only a new read can tell.</summary>
    public sealed record Unknown(string Reason) : CommitOutcome;
}
