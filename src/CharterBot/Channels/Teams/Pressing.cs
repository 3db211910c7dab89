using System.Globalization;
using System.Text.Json;
using CharterBot.BotFramework.Activities;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>What a pressed button or a form that was sent in means.</summary>
internal static class Pressing
{
    public static Understood Of(Activity activity, string? verb, JsonElement data, AnswerAs answer)
    {
        var by = Writer.Of(activity.From!);
        return CardReading.Read(verb, data, by.Id) switch
        {
            CardAction.OpenDialog open when answer == AnswerAs.Dialog => new Understood.Form(
                Where(activity, open.Charter).Thread, open.Dialog, open.Charter, by, On(activity, open, open.Charter)),
            CardAction.Do todo => new Understood.Turn(
                Arrive(activity, todo, answer), answer, answer == AnswerAs.Dialog ? data : null),
            CardAction.NotYours => new Understood.Refusal("This button is for the person it answers.", answer),
            _ => new Understood.Refusal(
                "This button cannot be read any more. Write the command instead.", answer, IsFault: true),
        };
    }

    private static Arrival Arrive(Activity activity, CardAction.Do todo, AnswerAs answer)
    {
        var (thread, place) = Where(activity, todo.Charter);
        var command = todo is { Command: CharterCommand.Cancel, Card: not null }
            ? new CharterCommand.Cancel(OnlyAsks: true)
            : todo.Command;
        return new(
            thread,
            place,
            Key(activity, todo),
            Writer.Of(activity.From!),
            activity.Timestamp,
            Text: null,
            Message: null,
            _ => command,
            todo.Charter is { } id ? new CharterId(id) : null,
            AnswersDirectly: answer != AnswerAs.Nothing)
        {
            Pressed = On(activity, todo, todo.Charter),
        };
    }

    private static Whereabouts Where(Activity activity, string? charter) =>
        Whereabouts.Of(activity, charter is null ? null : ThreadKey.RootIn(charter));

    private static PressedCard? On(Activity activity, CardAction action, string? charter) =>
        action.Card is { } card && charter is not null && activity.ReplyToId is { } message
            ? new(new CharterId(charter), card, message)
            : null;

    /// <summary>
    /// A platform may repeat a press under a new id and with a new time. Most commands do the same when they come
    /// twice; those that would go one step further are known by the reply whose button it was, whichever id the press
    /// has. A card asks before something final once, and once more only after a while.
    /// </summary>
    private static string Key(Activity activity, CardAction.Do todo) => todo switch
    {
        { Command: CharterCommand.ItWasMyAnswer } when activity.ReplyToId is { } reply =>
            $"r|{activity.From!.Id}|{reply}",
        { Command: CharterCommand.Undo or CharterCommand.Rename or CharterCommand.ForgetMe }
            when activity.ReplyToId is { } reply =>
            $"r|{activity.From!.Id}|{reply}|{todo.Command.GetType().Name}",
        { Command: CharterCommand.Cancel, Card: { } card } =>
            $"c|{activity.From!.Id}|{todo.Charter}|{card}|{While(activity.Timestamp ?? default)}",
        _ => $"i|{activity.Id}",
    };

    private static string While(DateTimeOffset at) =>
        (at.Ticks / Confirmation.Lasts.Ticks).ToString(CultureInfo.InvariantCulture);
}
