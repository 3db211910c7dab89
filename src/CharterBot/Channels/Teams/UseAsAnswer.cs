using System.Globalization;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.Messages;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// "Use as our answer", from the menu of any message in the thread: its text becomes a piece of the person who wrote
/// it, whoever picked the command. The platform gives five seconds.
/// </summary>
internal sealed class UseAsAnswer(OpenConversations conversations, Roster roster)
{
    /// <summary>The command's id in the app's manifest.</summary>
    public const string Command = "useAsAnswer";

    private const string NotFound =
        "I cannot find who wrote this among the people here, so nothing is kept. They can say it to me themselves.";

    public async Task<TurnAnswer> OpenAsync(Understood.MessageForm form, CancellationToken cancellationToken)
    {
        var charter = await conversations.LookAsync(form.Thread, cancellationToken);
        return Hindrance(charter, form.Message, form.By) is { } why
            ? DialogAnswer.Message(why)
            : Envelope.Show(UseForm.Draw(charter!, form.Message));
    }

    public async Task<TurnAnswer> SaveAsync(Understood.MessageUse use, CancellationToken cancellationToken)
    {
        var charter = await conversations.LookAsync(use.Where.Thread, cancellationToken);
        if (Hindrance(charter, use.Message, use.By) is { } why)
            return DialogAnswer.Message(why);
        if (!charter!.Set.Has(use.Question))
            return DialogAnswer.Message(Words.NoSuchQuestion(charter));

        return await AuthorAsync(use, cancellationToken) switch
        {
            (Person author, _) => await SaveAsync(use, author, cancellationToken),
            (_, var hindrance) => DialogAnswer.Message(hindrance),
        };
    }

    private async Task<TurnAnswer> SaveAsync(
        Understood.MessageUse use, Person author, CancellationToken cancellationToken)
    {
        var arrival = new Arrival(
            use.Where.Thread,
            use.Where.Place,
            use.Delivery,
            author,
            WrittenAt: null,
            Text: null,
            use.Message.Id,
            _ => new CharterCommand.Contribute(use.Message.Text, use.Question),
            use.Charter is { } id ? new CharterId(id) : null,
            AnswersDirectly: true);
        return await conversations.TakeAsync(arrival, cancellationToken) switch
        {
            TurnResult.Taken taken => Answer(use, taken, author),
            _ => DialogAnswer.Message("Nothing could be kept just now. Please try again in a moment."),
        };
    }

    private static TurnAnswer Answer(Understood.MessageUse use, TurnResult.Taken taken, Person author)
    {
        var elsewhere = taken.Replies.OfType<Reply.Noted>()
            .FirstOrDefault(noted => noted.What == Note.PieceKept && noted.Question != use.Question);
        if (elsewhere is not null)
            return DialogAnswer.Message($"That message is kept already, with question {elsewhere.Question}.");

        return taken.Replies.All(reply => reply.IsQuiet)
            ? DialogAnswer.Close
            : DialogAnswer.Message(
                string.Join('\n', taken.Replies.Select(reply => Phrases.Of(reply, taken.Charter, author).Text)));
    }

    /// <summary>Why nothing can be made of the message, whatever question is chosen.</summary>
    private static string? Hindrance(Charter? charter, UsedMessage message, Person by)
    {
        var length = message.Text.EnumerateRunes().Count();
        return charter switch
        {
            null => Phrases.Of(new Reply.NoCharterHere(), null, by).Text,
            { Phase: Phase.Cancelled } => Phrases.Of(new Reply.NotNow(Obstacle.IsCancelled), charter, by).Text,
            _ when message.Author is null => "Only what a person wrote can become an answer, and an app wrote this.",
            _ when length == 0 => Phrases.Of(new Reply.SentencePlease(), charter, by).Text,
            _ when length > Charter.MostCodePoints => string.Create(
                CultureInfo.InvariantCulture,
                $"This message has {length:N0} characters; the limit is {Charter.MostCodePoints:N0}. "
                + $"Nothing was kept and nothing was cut: please use shorter messages."),
            _ => null,
        };
    }

    private async Task<(Person? Author, string Why)> AuthorAsync(
        Understood.MessageUse use, CancellationToken cancellationToken)
    {
        if (string.Equals(use.Message.Author, use.Account, StringComparison.OrdinalIgnoreCase))
            return (use.By, "");

        return await roster.FindAsync(use.Where.Place, use.Message.Author!, cancellationToken) switch
        {
            MemberLookup.Found { Member: var member } when member.Id!.StartsWith("28:", StringComparison.Ordinal) =>
                (null, NotFound),
            MemberLookup.Found { Member: var member } => (Writer.Of(member with
            {
                Name = member.Name is { Length: > 0 } ? member.Name : use.Message.AuthorName,
            }), ""),
            MemberLookup.NotThere => (null, NotFound),
            _ => (null, "Teams did not say in time who wrote this, so nothing is kept. Please try again."),
        };
    }
}
