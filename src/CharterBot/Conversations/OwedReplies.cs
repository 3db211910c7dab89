using System.Collections.Immutable;

namespace CharterBot.Conversations;

/// <summary>The replies of a thread that are still to be posted. What was posted here and still has its row stays posted.</summary>
internal sealed class OwedReplies
{
    private readonly Lock _lock = new();
    private ImmutableHashSet<(int Turn, int Index)> _posted = [];

    public ImmutableList<DueReply> All { get; private set; } = [];

    /// <summary>What the rows say.</summary>
    public void Take(IEnumerable<DueReply> owed)
    {
        lock (_lock)
            All = [.. owed.Where(due => !_posted.Contains((due.Turn, due.Index)))];
    }

    public void Add(IReadOnlyCollection<DueReply> replies)
    {
        lock (_lock)
            All = All.AddRange(replies);
    }

    public void Posted(DueReply reply)
    {
        lock (_lock)
        {
            _posted = _posted.Add((reply.Turn, reply.Index));
            All = All.RemoveAll(due => due.Turn == reply.Turn && due.Index == reply.Index);
        }
    }
}
