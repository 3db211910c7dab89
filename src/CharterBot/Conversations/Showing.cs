using CharterBot.Charters;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Makes a thread show what its charter says. Level by level, not step by step: a card is always drawn from the newest
/// charter, and whatever stopped it, the next pass finds what is left. One pass at a time for a thread.
/// </summary>
internal sealed class Showing(
    Conversation conversation, Agenda agenda, SendPace pace, Sending sending, ShownRows rows, Erasing erasing, Sharing sharing)
{
    /// <summary>How many things were tried without a failure of the store or of ours.</summary>
    public int Done { get; private set; }

    /// <summary>The process stops: what is shown is written down, if the store will.</summary>
    public async Task WriteDownAsync()
    {
        try
        {
            await rows.WriteAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // What is not written down is shown once more after the next start.
        }
    }

    /// <summary>Shows what can be shown now. Answers how long to wait for the rest; null when nothing is left.</summary>
    public async Task<TimeSpan?> PassAsync(CancellationToken cancellationToken)
    {
        while (await conversation.StateAsync(cancellationToken) is { Now: ({ } head, var charter) } state)
        {
            if (head.Forget.Length > 0)
            {
                await erasing.EraseAsync(cancellationToken);
                return TimeSpan.Zero;
            }

            if (await sharing.TakeOverAsync(state, head, cancellationToken))
                continue;

            Dismiss(state, head, charter);
            if (agenda.Next(state, head, charter) is not { } item)
            {
                var left = Sooner(agenda.Wait(state, head, charter), await rows.WriteWhenQuietAsync(sharing.IsAlone, cancellationToken));
                return Sooner(left, await sharing.WaitAsync(state, cancellationToken));
            }

            if (pace.Wait() is var pause && pause > TimeSpan.Zero)
                return Sooner(pause, await rows.WriteWhenQuietAsync(sharing.IsAlone, cancellationToken));

            cancellationToken.ThrowIfCancellationRequested();
            if (item.IsPost && !await sharing.MayPostAsync(state, cancellationToken))
                continue;

            var verdict = await sending.TryAsync(item, state, head, charter);
            Done++;
            if (verdict is Verdict.NothingGoesHere nothing)
            {
                await rows.WriteAsync(cancellationToken);
                return nothing.ForNow;
            }
        }

        return null;
    }

    private static TimeSpan? Sooner(TimeSpan? left, TimeSpan? right) =>
        left is null || right < left ? right ?? left : left;

    /// <summary>Cards of a charter that is no longer open here, or of another build, are nobody's to draw.</summary>
    private static void Dismiss(ThreadState state, ThreadHead head, Charter? charter)
    {
        foreach (var due in state.ToShow(head).ToList())
        {
            if (charter is null || CardName.Read(charter.Id, due.Card) is null)
                state.Dismiss(due);
        }
    }
}
