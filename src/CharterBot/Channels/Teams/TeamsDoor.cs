using System.Collections.Immutable;
using CharterBot.BotFramework.Messages;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// From a delivery to its answer: understand, take the turn, put the reply into the platform's envelope.
/// </summary>
internal sealed class TeamsDoor(OpenConversations conversations, Welcoming welcoming, UseAsAnswer use)
{
    public async Task<TurnAnswer> TakeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await CardRefresh.AnswerAsync(delivery, conversations, cancellationToken) is { } card)
            return card;
        if (BotAdded.Where(delivery) is { } tenant)
            await conversations.ReopenAsync(tenant, cancellationToken);

        return Understanding.Of(delivery) switch
        {
            Understood.Nothing => new TurnAnswer.Accepted(),
            Understood.Refusal { IsFault: true } refusal => Envelope.Fault(refusal.Answer, refusal.Why),
            Understood.Refusal refusal => Envelope.Say(refusal.Answer, refusal.Why),
            Understood.Form form => await InDialogAsync(form.By, () => OpenAsync(form, cancellationToken)),
            Understood.Turn turn => await TurnAsync(turn, cancellationToken),
            Understood.MessageForm form => await InDialogAsync(form.By, () => use.OpenAsync(form, cancellationToken)),
            Understood.MessageUse used => await InDialogAsync(used.By, () => use.SaveAsync(used, cancellationToken)),
            Understood.Came came => await welcoming.WelcomeAsync(came, cancellationToken),
            Understood.Went went => await welcoming.LeaveAsync(went, cancellationToken),
            var other => throw new UnreachableException($"No way for {other.GetType().Name}."),
        };
    }

    /// <summary>Who opens a form in a thread whose rows cannot be read is told so there, whoever heard of it before.</summary>
    private static async Task<TurnAnswer> InDialogAsync(Person by, Func<Task<TurnAnswer>> answer)
    {
        try
        {
            return await answer();
        }
        catch (UnreadableThreadException)
        {
            return DialogAnswer.Message(Phrases.Of(new Reply.NotNow(Obstacle.Unreadable), null, by).Text);
        }
    }

    private async Task<TurnAnswer> OpenAsync(Understood.Form form, CancellationToken cancellationToken)
    {
        var charter = await conversations.LookAsync(form.Thread, cancellationToken, form.Pressed);
        return form.Charter is { } id && charter?.Id.Value != id
            ? DialogAnswer.Message("This card belongs to a charter that is no longer open here.")
            : Open(charter, form.Dialog, form.By);
    }

    private async Task<TurnAnswer> TurnAsync(Understood.Turn turn, CancellationToken cancellationToken) =>
        await conversations.TakeAsync(turn.Arrival, cancellationToken) switch
        {
            TurnResult.Taken taken => Answer(turn, taken),
            _ => Envelope.Busy(turn.Answer),
        };

    private static TurnAnswer Answer(Understood.Turn turn, TurnResult.Taken taken)
    {
        if (turn.Answer == AnswerAs.Dialog &&
            taken.Replies.OfType<Reply.SavedMeanwhile>().FirstOrDefault() is { } meanwhile)
        {
            return Open(
                taken.Charter, new DialogRequest.SavedMeanwhile(meanwhile.Question, meanwhile.Text), turn.Arrival.By);
        }

        if (turn.Answer == AnswerAs.Dialog && taken.Replies.All(reply => reply.IsQuiet))
            return DialogAnswer.Close;

        if (turn.SentIn is { } form && taken.Replies.Any(IsRefusal) &&
            AgainForm.Draw(
                taken.Charter,
                form,
                Said(taken.Charter, taken.Replies, turn.Arrival.By),
                taken.Replies.OfType<Reply.DraftIsNewer>().FirstOrDefault()) is { } again)
        {
            return Envelope.Show(again);
        }

        return Envelope.Say(turn.Answer, Said(taken.Charter, taken.Replies, turn.Arrival.By));
    }

    private static string Said(Charter? charter, ImmutableArray<Reply> replies, Person to) =>
        replies.IsEmpty ? "Done." : string.Join('\n', replies.Select(reply => Phrases.Of(reply, charter, to).Text));

    private static bool IsRefusal(Reply reply) => reply is Reply.NotNow or Reply.TooLong or Reply.DraftIsNewer;

    private static TurnAnswer.Invoked Open(Charter? charter, DialogRequest request, Person by) =>
        Envelope.Show(Dialogs.Open(charter, request, by.Id));
}
