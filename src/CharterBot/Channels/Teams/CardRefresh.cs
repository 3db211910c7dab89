using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// A client asks for a card anew: by itself when it shows the message or the message has changed, or because its user
/// chose Refresh. Reads only: an update after it would make every client ask again.
/// </summary>
internal sealed record CardRefresh(ThreadKey Thread, string Charter, CardKey Card, int Step, PersonId By)
{
    private static readonly TurnAnswer NotHere = CardAnswer.Error(
        400, "CardNotHere", "This card belongs to a charter that is no longer open here.");

    /// <summary>The answer to a refresh; null when the delivery is something else.</summary>
    public static async Task<TurnAnswer?> AnswerAsync(
        Delivery delivery, OpenConversations conversations, CancellationToken cancellationToken)
    {
        if (!Understanding.IsOurs(delivery) || Interaction.Of(delivery.Activity) is not Interaction.CardAction action ||
            !(action.IsRefresh || action.Verb == CardVerbs.Refresh))
        {
            return null;
        }

        return Of(delivery.Activity, action) is { } refresh
            ? await refresh.AnswerAsync(conversations, cancellationToken)
            : NotHere;
    }

    private static CardRefresh? Of(Activity activity, Interaction.CardAction action) =>
        CardReading.Refresh(action.Data) is var (charter, card, step)
            ? new(
                Whereabouts.Of(activity, ThreadKey.RootIn(charter)).Thread,
                charter,
                card,
                step,
                new(activity.From!.Id!))
            : null;

    private async Task<TurnAnswer> AnswerAsync(OpenConversations conversations, CancellationToken cancellationToken)
    {
        var charter = await conversations.ReadAsync(Thread, Step, cancellationToken);
        return charter is not null && charter.Id.Value == Charter && charter.Shown.Contains(Card)
            ? CardAnswer.Card(CardDrawing.Draw(charter, Card, viewer: By).Json)
            : NotHere;
    }
}
