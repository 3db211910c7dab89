namespace CharterBot.Storage.AzureTables;

/// <summary>
/// One transaction after the other in each partition: what arrives meanwhile goes together in the next one. One that
/// takes its time keeps back nobody for long. A commit that the service refuses is taken out, and the others go again
/// without it; an unclear answer is unclear for all.
/// </summary>
/// <param name="submit">One transaction, whole or not at all.</param>
internal sealed class CommitGroups(Func<string, IReadOnlyList<RowChange>, Task<CommitOutcome>> submit)
{
    /// <summary>What is not answered by then has met a fault, or a service that is busy: the next need not wait for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, Queue<Waiting>> _busy = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private sealed record Waiting(
        IReadOnlyList<RowChange> Changes, int Bytes, TaskCompletionSource<CommitOutcome> Outcome);

    /// <param name="bytes">How large the changes are on the wire, see <see cref="BatchLimits.Check"/>.</param>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, int bytes)
    {
        lock (_lock)
        {
            if (_busy.TryGetValue(partition, out var queue))
            {
                Waiting waiting = new(
                    changes, bytes, new(TaskCreationOptions.RunContinuationsAsynchronously));
                queue.Enqueue(waiting);
                return waiting.Outcome.Task;
            }

            _busy.Add(partition, new());
        }

        var first = submit(partition, changes);
        _ = GoOnAsync(partition, first);
        return first;
    }

    private async Task GoOnAsync(string partition, Task first)
    {
        await Task.WhenAny(first, Task.Delay(Longest));
        while (Next(partition) is { Count: > 0 } group)
            await Task.WhenAny(SubmitAllAsync(partition, group), Task.Delay(Longest));
    }

    private async Task SubmitAllAsync(string partition, List<Waiting> group)
    {
        while (group.Count > 0)
            group = await SubmitAsync(partition, group);
    }

    /// <summary>As many of the waiting as fit into one transaction, in their order; none when nobody waits.</summary>
    private List<Waiting> Next(string partition)
    {
        List<Waiting> group = [];
        lock (_lock)
        {
            var queue = _busy[partition];
            var rows = new HashSet<string>(StringComparer.Ordinal);
            var (changes, bytes) = (0, 0);
            while (queue.TryPeek(out var next) &&
                (changes += next.Changes.Count) <= BatchLimits.MostChanges &&
                (bytes += next.Bytes) <= BatchLimits.MostBytes &&
                !next.Changes.Any(change => rows.Contains(change.Row)))
            {
                rows.UnionWith(next.Changes.Select(change => change.Row));
                group.Add(queue.Dequeue());
            }

            if (group.Count == 0)
                _busy.Remove(partition);
        }

        return group;
    }

    /// <summary>Answers everybody whose commit is decided. The others, whom one of them kept back, go again.</summary>
    private async Task<List<Waiting>> SubmitAsync(string partition, List<Waiting> group)
    {
        var submitted = submit(partition, [.. group.SelectMany(waiting => waiting.Changes)]);
        await ((Task)submitted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var outcome = submitted.IsCompletedSuccessfully ? await submitted : null;
        switch (outcome)
        {
            case CommitOutcome.Committed committed:
                Answer(group, committed.ETags);
                return [];
            case CommitOutcome.Duplicate(var index):
                return Without(group, index, at => new CommitOutcome.Duplicate(at));
            case CommitOutcome.Conflict(var index):
                return Without(group, index, at => new CommitOutcome.Conflict(at));
            default:
                group.ForEach(waiting => waiting.Outcome.SetFromTask(submitted));
                return [];
        }
    }

    private static void Answer(List<Waiting> group, IReadOnlyList<string> etags)
    {
        var at = 0;
        foreach (var waiting in group)
        {
            waiting.Outcome.SetResult(new CommitOutcome.Committed([.. etags.Skip(at).Take(waiting.Changes.Count)]));
            at += waiting.Changes.Count;
        }
    }

    private static List<Waiting> Without(List<Waiting> group, int index, Func<int, CommitOutcome> outcome)
    {
        foreach (var waiting in group)
        {
            if (index < waiting.Changes.Count)
            {
                waiting.Outcome.SetResult(outcome(index));
                return [.. group.Where(other => other != waiting)];
            }

            index -= waiting.Changes.Count;
        }

        throw new UnreachableException("The service names a change that was not sent.");
    }
}
