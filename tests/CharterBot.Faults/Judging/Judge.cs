using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Faults.Instances;
using CharterBot.Faults.People;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Faults.Judging;

/// <summary>
/// Compares what was acknowledged with the rows, read without any bot, and the rows with what the thread shows: what a
/// bot says of itself proves nothing.
/// </summary>
internal sealed class Judge(ICharterStore store, FakeBotService platform)
{
    public async Task<ThreadFindings> JudgeAsync(WrittenThread thread, CancellationToken cancellationToken)
    {
        var turns = await TurnRows.ReadAsync(store, thread.Key, cancellationToken);
        var written = thread.Acknowledged.ToHashSet(StringComparer.Ordinal);
        if (await LoadAsync(thread, cancellationToken) is not { } state)
            return new(written.Count, [.. written], [], Gaps(null, turns), 0, ["the turns make no charter"], [], 0);

        var held = Texts(state.Charter);
        return new(
            written.Count,
            [.. written.Where(text => !held.ContainsKey(text))],
            [.. held.Where(text => text.Value > 1 || !thread.Sent.Contains(text.Key)).Select(text => text.Key)],
            Gaps(state.Head, turns),
            state.Charter?.Shown.Length ?? 0,
            [.. NotFinal(thread, state)],
            [.. Doubles(thread, state)],
            state.Replies.All.Count);
    }

    /// <summary>Null when the rows contradict each other; that the store answers has been seen by then.</summary>
    private async Task<ThreadState?> LoadAsync(WrittenThread thread, CancellationToken cancellationToken)
    {
        try
        {
            return await ThreadRows.LoadAsync(store, thread.Key, cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, int> Texts(Charter? charter) => (charter?.Questions ?? [])
        .SelectMany(question => question.Pieces)
        .GroupBy(piece => piece.Text, StringComparer.Ordinal)
        .ToDictionary(texts => texts.Key, texts => texts.Count(), StringComparer.Ordinal);

    /// <summary>The turns are numbered from 1 on, each number once, and the head counts them.</summary>
    private static int Gaps(ThreadHead? head, IReadOnlyList<SavedTurn> turns)
    {
        var numbers = turns.Select(turn => turn.Turn).ToHashSet();
        var highest = Math.Max(numbers.DefaultIfEmpty(0).Max(), head?.Turn ?? 0);
        return highest - numbers.Count + turns.Count - numbers.Count + Math.Abs((head?.Turn ?? 0) - turns.Count);
    }

    private IEnumerable<string> NotFinal(WrittenThread thread, ThreadState state)
    {
        if (state.Charter is not { } charter)
            yield break;

        var messages = platform.Thread(thread.Conversation).Messages.ToDictionary(message => message.Id);
        foreach (var card in charter.Shown)
        {
            var name = CardName.Of(charter.Id, card);
            var message = state.ShownAs(name)?.Message;
            if (message is null || !messages.TryGetValue(message, out var shown))
                yield return $"{card} is on no message ({Known(state, name)})";
            // One that nothing happened to since still calls the people it waits for.
            else if (shown.Words != CardDrawing.Draw(charter, card).Summary &&
                shown.Words != CardDrawing.Draw(charter, card, isNew: true).Summary)
                yield return $"{card} is not as it should be ({Known(state, name)})";
        }
    }

    private static string Known(ThreadState state, string card) => string.Create(
        CultureInfo.InvariantCulture,
        $"turn {state.Head?.Turn}, due {state.Head?.Due.FirstOrDefault(due => due.Card == card)}, row {state.ShownAs(card)}");

    /// <summary>Replies are addressed to who asked; every other message must be one that a card's row names.</summary>
    private IEnumerable<DoubledCard> Doubles(WrittenThread thread, ThreadState state)
    {
        if (state.Charter is not { } charter)
            return [];

        var recorded = charter.Shown
            .Select(card => state.ShownAs(CardName.Of(charter.Id, card))?.Message)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return platform.Thread(thread.Conversation).Messages
            .Where(message => !recorded.Contains(message.Id) &&
                message.Card is not null && !message.Words.StartsWith(InstanceLog.Canary, StringComparison.Ordinal))
            .Select(message =>
            {
                List<JsonObject> buttons = [.. CardButtons.Of(message.Card)];
                var name = buttons
                    .Select(button => button["data"]?[CardMembers.Card]?.GetValue<string>())
                    .OfType<string>();
                return new DoubledCard(
                    thread,
                    name.FirstOrDefault() ?? message.Words.Split(':')[0],
                    message.Id,
                    buttons.Find(button => button["data"]?["msteams"] is not null) ?? buttons.FirstOrDefault());
            });
    }
}
