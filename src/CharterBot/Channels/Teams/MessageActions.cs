using System.Text.Json;
using CharterBot.BotFramework.Activities;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Grammar;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>A command from the menu of a message: which message, in which thread, and what was chosen for it.</summary>
internal static class MessageActions
{
    private const string NoMessage = "Use this from the menu of a message in the thread where the charter is written.";

    public static Understood Opened(Activity activity, MessagePayload? payload) => payload is null
        ? new Understood.Refusal(NoMessage, AnswerAs.Dialog)
        : new Understood.MessageForm(
            Where(activity, payload, charter: null).Thread, Message(activity, payload), Writer.Of(activity.From!));

    /// <summary>The form carries what it showed, for clients that send the message only when they open it.</summary>
    public static Understood Sent(Activity activity, MessagePayload? payload, JsonElement data)
    {
        var cargo = new CargoReader(data);
        var charter = cargo.Word(CardMembers.Charter);
        var message = payload is not null ? Message(activity, payload) : Carried(cargo);
        var question = cargo.Chosen;
        if (message is null || cargo.Fault is not null)
            return new Understood.Refusal(NoMessage, AnswerAs.Dialog);

        return new Understood.MessageUse(
            Where(activity, payload, charter),
            message,
            question,
            charter,
            Writer.Of(activity.From!),
            activity.From!.AadObjectId,
            $"u|{activity.Id}");
    }

    private static UsedMessage Message(Activity activity, MessagePayload payload) => new(
        payload.Id,
        payload.Author,
        Writer.Name(payload.AuthorName) ?? "",
        Reading.Tidy(payload.Text(activity.Recipient?.Id)));

    private static UsedMessage? Carried(CargoReader cargo) => cargo.Word(CardMembers.Message) is { Length: > 0 } id
        ? new(id, cargo.Word(CardMembers.Author), "", cargo.Text)
        : null;

    /// <summary>A message that answers none is the root of its thread.</summary>
    private static Whereabouts Where(Activity activity, MessagePayload? payload, string? charter) => Whereabouts.Of(
        activity, payload?.ReplyToId ?? payload?.Id ?? (charter is null ? null : ThreadKey.RootIn(charter)));
}
