using System.Collections.Immutable;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>What a thread's deliveries were answered: whichever comes again hears the same.</summary>
internal sealed class EarlierAnswers(ThreadKey thread, ICharterStore store)
{
    private readonly RecentDeliveries _recent = new();

    public void Give(IEnumerable<(WaitingArrival Waiting, TurnResult Result)> taken)
    {
        foreach (var (waiting, result) in taken)
        {
            _recent.Remember(waiting.Arrival, result);
            waiting.Answer.TrySetResult(result);
        }
    }

    /// <summary>What was taken before, here or elsewhere, is answered as it was then.</summary>
    /// <exception cref="StoreUnavailableException">What was said then could not be read.</exception>
    public async Task RepeatAsync(
        ThreadState state, List<WaitingArrival> batch, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<int, ImmutableArray<SavedTurn>>();
        foreach (var waiting in batch.Where(waiting => !waiting.IsAnswered))
        {
            var delivery = waiting.Arrival.Delivery;
            if (_recent.Find(waiting.Arrival, state.Charter) is { } before)
            {
                waiting.Answer.TrySetResult(before);
            }
            else if (state.Deliveries.RowOf(delivery) is { } row)
            {
                if (!rows.TryGetValue(row, out var turns))
                    rows.Add(row, turns = await TurnsAsync(state, row, cancellationToken));
                var said = await ThreadRows.ReadSaidAsync(store, thread, turns, delivery, cancellationToken);
                Give([(waiting, new TurnResult.Taken(state.Charter, said))]);
            }
        }
    }

    /// <summary>The rows have changed: only they can tell.</summary>
    public void Forget() => _recent.Forget();

    private async Task<ImmutableArray<SavedTurn>> TurnsAsync(
        ThreadState state, int row, CancellationToken cancellationToken) =>
        state.Head is { } head && head.Newest == row
            ? head.TurnsAfter(0)
            : await ThreadRows.ReadTurnsAsync(store, thread, row, cancellationToken);
}
