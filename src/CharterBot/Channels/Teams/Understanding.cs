using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>What people said, from activities: pure, nothing is looked up. Unknown kinds are nothing.</summary>
internal static class Understanding
{
    private const string Personal = "personal";
    private const int LongestName = 80;

    public static Understood Of(Delivery delivery)
    {
        var activity = delivery.Activity;
        if (!IsOurs(delivery) || activity.From?.Id is not { Length: > 0 } || activity.From.Id == activity.Recipient?.Id)
            return new Understood.Nothing();

        return activity.Type switch
        {
            ActivityTypes.Message when Interaction.Of(activity) is Interaction.CardSubmit submit =>
                Pressed(activity, null, submit.Data, AnswerAs.Nothing),
            ActivityTypes.Message => Message(activity),
            ActivityTypes.MessageUpdate => Changed(activity, new CharterCommand.EditMessage(Mentions.Of(activity).Text)),
            ActivityTypes.MessageDelete => Changed(activity, new CharterCommand.DeleteMessage()),
            ActivityTypes.Invoke => Invoked(activity),
            _ => new Understood.Nothing(),
        };
    }

    /// <summary>The room's deliveries are the room's own, and nobody else's.</summary>
    internal static bool IsOurs(Delivery delivery) => delivery.Activity.ChannelId switch
    {
        TeamsChannel.Room => delivery.SignedIn is SignedIn.Room,
        TeamsChannel.Teams => delivery.SignedIn is not SignedIn.Room,
        _ => false,
    };

    private static Understood Message(Activity activity)
    {
        var mentions = Mentions.Of(activity);
        var isAddressed = mentions.BotIsMentioned || activity.Conversation?.ConversationType == Personal;
        if (!isAddressed && activity.ChannelId != TeamsChannel.Room)
            return new Understood.Nothing();

        var text = Reading.Tidy(mentions.Text);
        var heard = new Heard(
            text,
            [.. mentions.Others.Select(mention => new PersonReference(new PersonId(mention.Id), mention.Name))],
            activity.Attachments?.Any(attachment => attachment.ContentType != "text/html") == true);
        return new Understood.Turn(
            Arrive(activity, $"m|{activity.Id}", text, activity.Id, isAddressed ? Read : Overhear, answersDirectly: false),
            AnswerAs.Nothing);

        CharterCommand Read(Charter? charter) => Reading.Of(heard, (charter?.Set ?? QuestionSetShelf.Mvc).Count);

        CharterCommand Overhear(Charter? charter) => new CharterCommand.PlainReply(text);
    }

    /// <summary>Every edit is a delivery of its own; the same edit twice is one.</summary>
    private static Understood.Turn Changed(Activity activity, CharterCommand command)
    {
        var delivery = string.Create(
            CultureInfo.InvariantCulture, $"{activity.Type}|{activity.Id}|{activity.Timestamp:O}|{activity.Text}");
        return new(
            Arrive(activity, delivery, activity.Text, activity.Id, _ => command, answersDirectly: false), AnswerAs.Nothing);
    }

    private static Understood Invoked(Activity activity) => Interaction.Of(activity) switch
    {
        Interaction.CardAction { IsRefresh: false } pressed =>
            Pressed(activity, pressed.Verb, pressed.Data, AnswerAs.Card),
        Interaction.DialogFetch fetch => Pressed(activity, null, fetch.Data, AnswerAs.Dialog),
        Interaction.DialogSubmit submit => Pressed(activity, null, submit.Data, AnswerAs.Dialog),
        _ => new Understood.Refusal("This bot does not know that button.", AnswerAs.Card),
    };

    private static Understood Pressed(Activity activity, string? verb, JsonElement data, AnswerAs answer)
    {
        var by = By(activity);
        return CardReading.Read(verb, data, by.Id) switch
        {
            CardAction.OpenDialog open when answer == AnswerAs.Dialog =>
                new Understood.Form(Thread(activity), open.Dialog, open.Charter, by, On(activity, open, open.Charter)),
            CardAction.Do todo => new Understood.Turn(
                Arrive(activity, Key(activity, todo), null, null, _ => todo.Command, answer != AnswerAs.Nothing) with
                {
                    For = todo.Charter is { } id ? new CharterId(id) : null,
                    Pressed = On(activity, todo, todo.Charter),
                },
                answer,
                answer == AnswerAs.Dialog ? data : null),
            CardAction.NotYours => new Understood.Refusal("This button is for the person it answers.", answer),
            _ => new Understood.Refusal("This button cannot be read any more. Write the command instead.", answer),
        };
    }

    private static PressedCard? On(Activity activity, CardAction action, string? charter) =>
        action.Card is { } card && charter is not null && activity.ReplyToId is { } message
            ? new(new CharterId(charter), card, message)
            : null;

    /// <summary>
    /// A platform may repeat a press under a new id. A reply's button is
    /// known by its message, whichever id the press has; a question before something final is asked by a
    /// card once; all other presses do the same when they come twice.
    /// </summary>
    private static string Key(Activity activity, CardAction.Do todo) => todo switch
    {
        { Command: CharterCommand.ItWasMyAnswer } when activity.ReplyToId is { } reply => $"r|{activity.From!.Id}|{reply}",
        { Command: CharterCommand.Cancel or CharterCommand.ForgetMe, Card: { } card } => string.Create(
            CultureInfo.InvariantCulture,
            $"c|{activity.From!.Id}|{todo.Charter}|{card}|{(activity.Timestamp ?? default).Ticks / Confirmation.Lasts.Ticks}"),
        _ => $"i|{activity.Id}",
    };

    private static Arrival Arrive(
        Activity activity,
        string delivery,
        string? text,
        string? message,
        Func<Charter?, CharterCommand> command,
        bool answersDirectly) => new(
            Thread(activity),
            new(activity.ChannelId!, activity.ServiceUrl!, Conversation(activity)),
            delivery,
            By(activity),
            activity.Timestamp,
            text,
            message,
            command,
            For: null,
            answersDirectly);

    internal static ThreadKey Thread(Activity activity)
    {
        var address = ConversationAddress.Of(activity.Conversation!.Id!);
        var root = address.ThreadRoot ?? RootOf(activity);
        return ThreadKey.Of(activity.ChannelId!, TenantOf(activity), address.Place, root);
    }

    internal static TenantKey Tenant(Activity activity) => TenantKey.Of(activity.ChannelId!, TenantOf(activity));

    private static string TenantOf(Activity activity) =>
        activity.Conversation?.TenantId ?? activity.ChannelData?.Tenant?.Id ?? "";

    /// <summary>A message at the top of a channel is the root of its own thread.</summary>
    private static string? RootOf(Activity activity) =>
        activity.Conversation?.ConversationType == "channel" && activity.Type != ActivityTypes.Invoke ? activity.Id : null;

    private static string Conversation(Activity activity)
    {
        var id = activity.Conversation!.Id!;
        return ConversationAddress.Of(id).ThreadRoot is null && RootOf(activity) is { } root
            ? $"{id};messageid={root}"
            : id;
    }

    private static Person By(Activity activity)
    {
        var name = Reading.Tidy(activity.From!.Name ?? "").ReplaceLineEndings(" ");
        var runes = name.EnumerateRunes().Take(LongestName).ToImmutableArray();
        return new(new(activity.From.Id!), runes.IsEmpty ? "Someone" : string.Concat(runes));
    }
}
