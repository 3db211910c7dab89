namespace CharterBot.Conversations;

/// <summary>
/// How instances that work in one thread keep out of each other's way: only the owner posts a card that is not there
/// yet; who changed it meanwhile looks from time to time whether it is; and who is gone is succeeded.
/// </summary>
internal sealed class Sharing(Conversation conversation, Instances instances)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>What is in memory may be this old when something is posted.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(2);

    /// <summary>Longer than a post can take: its owner has let go of the thread, or forgotten it.</summary>
    private const int MostLooks = 60;

    private int _looks;

    /// <summary>No other instance lives, as far as this one knows.</summary>
    public bool IsAlone => !instances.HasOthers;

    /// <summary>
    /// Nobody holds this instance for dead, and it knows what others did lately. False: something is new, choose again.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">It could not make sure.</exception>
    public async Task<bool> MayPostAsync(ThreadState state, CancellationToken cancellationToken)
    {
        await instances.EnsureAsync(cancellationToken);
        if (state.Me == instances.Me && !(instances.HasOthers && conversation.Age > MostAge))
            return true;

        await conversation.RefreshAsync(cancellationToken);
        return false;
    }

    /// <summary>
    /// What instances that are gone have left in this thread is this one's from now on. True when there was something,
    /// and the head says so now.
    /// </summary>
    public async Task<bool> TakeOverAsync(ThreadState state, ThreadHead head, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in state.Owners(head).ToList())
        {
            if (_looks > MostLooks || await instances.IsGoneAsync(owner, cancellationToken))
                gone.Add(owner);
        }

        if (gone.Count > 0)
            await conversation.TakeOverAsync(gone.Contains, since: null, cancellationToken);
        if (_looks > MostLooks)
            _looks = 0;
        return gone.Count > 0;
    }

    /// <summary>How long until it is looked up whether others have posted; null when nothing of theirs is awaited.</summary>
    public async Task<TimeSpan?> WaitAsync(ThreadState state, CancellationToken cancellationToken)
    {
        if (!state.IsAwaiting)
        {
            _looks = 0;
            return null;
        }

        if (conversation.Age < LookEvery)
            return LookEvery - conversation.Age;

        _looks++;
        await conversation.RefreshAsync(cancellationToken);
        return TimeSpan.Zero;
    }
}
