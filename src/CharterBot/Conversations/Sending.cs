using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Observing;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>Puts one item into its thread and writes down what became of it.</summary>
internal sealed partial class Sending(
    Conversation conversation,
    IReadOnlyList<IChannel> channels,
    Agenda agenda,
    SendPace pace,
    Judging judging,
    ShownRows rows,
    Signals signals,
    TimeProvider time,
    ILogger<Sending> logger)
{
    /// <summary>
    /// One item, to its end: a stop of the process waits for it, or what was posted would be posted again. One that
    /// cannot be drawn holds up no other.
    /// </summary>
    public async Task<Verdict> TryAsync(DueItem item, ThreadState state, ThreadHead head, Charter? charter)
    {
        try
        {
            return item switch
            {
                DueItem.Saying saying => await SayAsync(saying, state, head, charter),
                DueItem.Card card => await ShowAsync(card, state, head, charter!),
                DueItem.Double twice => await WithdrawAsync(twice, state, head),
                _ => throw new UnreachableException($"No way to show {item.GetType().Name}."),
            };
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            ItemFailed(conversation.Thread.Thread, item.Name, e.GetType().Name, e.StackTrace);
            agenda.Postpone(item);
            return new Verdict.Again();
        }
    }

    private async Task<Verdict> SayAsync(DueItem.Saying item, ThreadState state, ThreadHead head, Charter? charter)
    {
        var (place, due, isSmall) = (head.Place, item.Reply, judging.MustBeSmall(item));
        var verdict = judging.Judge(item, await SendAsync(item, place, channel =>
            channel.SayAsync(place, charter, due.Reply, due.To, isSmall, CancellationToken.None)));
        if (verdict is Verdict.Over or Verdict.Left)
        {
            (conversation.State ?? state).Replies.Posted(due);
            await rows.SaidAsync(due, CancellationToken.None);
        }

        return verdict;
    }

    private async Task<Verdict> ShowAsync(DueItem.Card item, ThreadState state, ThreadHead head, Charter charter)
    {
        var (place, known, over, asked) = (head.Place, item.Known, state.TagOf(item.Row), state.AskedAgain(item.Row));
        var isCalling = known is null && !judging.MustCallNobody(item);
        var posting = new CardPosting(item.Key, known?.Message, isCalling, judging.MustBeSmall(item));
        var outcome = await SeenAsync(item, state, () => SendAsync(
            item, place, channel => channel.ShowAsync(place, charter, posting, CancellationToken.None)));
        // It may have gone over a newer one of another instance: that the row tells of that one makes nothing sure.
        if (outcome is PostOutcome.Uncertain && known?.Message is not null)
            (conversation.State ?? state).ShowAgain(item.Row);

        var verdict = judging.Judge(item, outcome);
        if (verdict is Verdict.Gone && known is not null)
            Lose(conversation.State ?? state, item.Row, known);
        // Everything up to this turn is on the card that was drawn, and nothing later.
        else if (verdict is Verdict.Over)
            await RecordAsync(item, state, (over, asked), outcome as PostOutcome.Posted, head.Turn);
        // Who did something meanwhile waits for it.
        else if (verdict is Verdict.Left && conversation.State?.Head?.Turn == head.Turn)
            await LeaveAsync(item, state, over, head.Turn);
        return verdict;
    }

    /// <summary>From its sending on a new card is perhaps seen, unless it certainly did not arrive.</summary>
    private async Task<PostOutcome> SeenAsync(DueItem.Card item, ThreadState state, Func<Task<PostOutcome>> send)
    {
        if (item.Known is not null || state.SeenSince(item.Row) is not null)
            return await send();

        state.Posting(item.Row, time.GetUtcNow());
        var isSeen = false;
        try
        {
            var outcome = await send();
            isSeen = outcome is PostOutcome.Posted or PostOutcome.Uncertain;
            return outcome;
        }
        finally
        {
            if (!isSeen)
                state.NotPosted(item.Row);
        }
    }

    /// <summary>The row decides which message is the double: another instance may have posted the card anew.</summary>
    private async Task<Verdict> WithdrawAsync(DueItem.Double item, ThreadState state, ThreadHead head)
    {
        Verdict verdict = new Verdict.Over();
        if (await rows.MessageAsync(item.Row, CancellationToken.None) is { } recorded && recorded != item.Message)
        {
            verdict = judging.Judge(item, await SendAsync(item, head.Place, channel =>
                channel.WithdrawAsync(head.Place, item.Message, CancellationToken.None)));
        }

        if (verdict is Verdict.Over or Verdict.Gone)
            (conversation.State ?? state).Removed(item.Message);
        return verdict;
    }

    private async Task<PostOutcome> SendAsync(
        DueItem item, Place place, Func<IChannel, Task<PostOutcome>> send)
    {
        var channel = channels.FirstOrDefault(channel => channel.Serves(place)) ??
            throw new InvalidOperationException($"No channel of this build speaks to {place.Channel}.");
        using var span = Signals.Traces.StartActivity($"show {item.Kind}");
        try
        {
            var outcome = await send(channel);
            span?.SetTag("answer", outcome.GetType().Name);
            signals.Sent(item.Kind, outcome.GetType().Name);
            return outcome;
        }
        finally
        {
            pace.Spend();
        }
    }

    /// <summary>Its message is gone: it is to be posted, also where nothing has changed it since it was shown.</summary>
    private static void Lose(ThreadState state, string card, ShownCard known)
    {
        state.Shown(card, known with { Message = null, Turn = 0 });
        state.ShowAgain(card);
    }

    /// <summary>What nobody could see was never seen: no stance may count for it.</summary>
    private async Task LeaveAsync(DueItem.Card item, ThreadState state, string? over, int turn)
    {
        var left = new ShownCard(null, 0, DateTimeOffset.MaxValue, turn);
        (conversation.State ?? state).Shown(item.Row, left);
        await rows.PostedAsync(item.Row, left, over, CancellationToken.None);
    }

    private async Task RecordAsync(
        DueItem.Card item, ThreadState state, (string? Over, int Asked) sent, PostOutcome.Posted? posted, int turn)
    {
        var shown = item.Known is { Message: not null } known
            ? known with { Turn = turn }
            : new ShownCard(posted?.Message, turn, posted?.At ?? item.Known?.PostedAt ?? DateTimeOffset.MaxValue);
        (conversation.State ?? state).Shown(item.Row, shown, sent.Asked);
        if (item.IsPost)
            await rows.PostedAsync(item.Row, shown, sent.Over, CancellationToken.None);
        else
            rows.Updated(item.Row, shown, sent.Over);
    }

    [LoggerMessage(LogLevel.Error, "Thread {Thread}: {Item} failed with {Exception} at {Where}; it will be tried again")]
    private partial void ItemFailed(string thread, string item, string exception, string? where);
}
