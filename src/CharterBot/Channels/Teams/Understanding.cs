using System.Globalization;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
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
    public static Understood Of(Delivery delivery)
    {
        var activity = delivery.Activity;
        if (!IsOurs(delivery) || !Whereabouts.IsSaid(activity))
            return new Understood.Nothing();

        return activity.Type switch
        {
            ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate => ComingAndGoing.Of(activity),
            _ when activity.From?.Id is not { Length: > 0 } || activity.From.Id == activity.Recipient?.Id =>
                new Understood.Nothing(),
            ActivityTypes.Message when Interaction.Of(activity) is Interaction.CardSubmit submit =>
                Pressing.Of(activity, null, submit.Data, AnswerAs.Nothing),
            ActivityTypes.Message => Message(activity),
            ActivityTypes.MessageUpdate => Changed(activity, Edit(activity)),
            ActivityTypes.MessageDelete => Changed(activity, new CharterCommand.DeleteMessage(activity.Timestamp)),
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
        var isForUsAlone = activity.Recipient?.IsTargeted == true || Whereabouts.IsIn(activity, Whereabouts.Personal);
        var isAddressed = mentions.BotIsMentioned || isForUsAlone;
        if (!isAddressed && activity.ChannelId != TeamsChannel.Room)
            return new Understood.Nothing();

        var said = Reading.Tidy(mentions.Text);
        var text = isForUsAlone ? SlashCommand.WithoutName(said, activity.Recipient?.Name) : said;
        var heard = new Heard(
            text,
            [.. mentions.Others.Select(mention => new PersonReference(new PersonId(mention.Id), mention.Name))],
            activity.Attachments?.Any(attachment => attachment.ContentType != "text/html") == true);
        var behind = isForUsAlone ? SlashCommand.Behind(text) : null;
        return new Understood.Turn(
            Arrive(activity, $"m|{activity.Id}", behind ?? text, isAddressed ? Read : Overhear), AnswerAs.Nothing);

        CharterCommand Read(Charter? charter)
        {
            var questions = (charter?.Set ?? QuestionSetShelf.Mvc).Count;
            return behind is not null && Reading.Of(heard with { Text = behind }, questions) is var command
                and not (CharterCommand.Contribute or CharterCommand.SmallTalk)
                ? command
                : Reading.Of(heard, questions);
        }

        CharterCommand Overhear(Charter? charter) => new CharterCommand.PlainReply(text);
    }

    private static CharterCommand Edit(Activity activity)
    {
        var text = Mentions.Of(activity).Text;
        return string.Equals(activity.ChannelData?.EventType, "undeleteMessage", StringComparison.OrdinalIgnoreCase)
            ? new CharterCommand.UndeleteMessage(text, activity.Timestamp)
            : new CharterCommand.EditMessage(text, activity.Timestamp);
    }

    /// <summary>Every edit is a delivery of its own; the same edit twice is one.</summary>
    private static Understood Changed(Activity activity, CharterCommand command)
    {
        if (activity.Id is not { Length: > 0 })
            return new Understood.Nothing();

        var delivery = string.Create(
            CultureInfo.InvariantCulture,
            $"{activity.Type}|{activity.Id}|{activity.Timestamp:O}|{activity.ChannelData?.EventType}|{activity.Text}");
        return new Understood.Turn(Arrive(activity, delivery, activity.Text, _ => command), AnswerAs.Nothing);
    }

    private static Understood Invoked(Activity activity) => Interaction.Of(activity) switch
    {
        Interaction.CardAction { IsRefresh: false } pressed =>
            Pressing.Of(activity, pressed.Verb, pressed.Data, AnswerAs.Card),
        Interaction.DialogFetch fetch => Pressing.Of(activity, null, fetch.Data, AnswerAs.Dialog),
        Interaction.DialogSubmit submit => Pressing.Of(activity, null, submit.Data, AnswerAs.Dialog),
        Interaction.CommandFetch { Command: UseAsAnswer.Command } picked =>
            MessageActions.Opened(activity, picked.Message),
        Interaction.CommandSubmit { Command: UseAsAnswer.Command } sent =>
            MessageActions.Sent(activity, sent.Message, sent.Data),
        _ => new Understood.Refusal("This bot does not know that button.", Waiting(activity.Name), IsFault: true),
    };

    private static AnswerAs Waiting(string? invoke) => invoke switch
    {
        "task/fetch" or "task/submit" or "composeExtension/fetchTask" or "composeExtension/submitAction" =>
            AnswerAs.Dialog,
        _ => AnswerAs.Card,
    };

    private static Arrival Arrive(
        Activity activity, string delivery, string? text, Func<Charter?, CharterCommand> command)
    {
        var (thread, place) = Whereabouts.Of(activity);
        return new(
            thread,
            place,
            delivery,
            Writer.Of(activity.From!),
            activity.Timestamp,
            text,
            activity.Id,
            command,
            For: null,
            AnswersDirectly: false);
    }
}
