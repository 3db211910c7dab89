using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.Messages;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// One welcome for each time the bot is brought in. It is a reply like any other, in a thread of its own: saved under
/// one key for all events that tell of the same coming, so that whichever instance takes whichever of them, it is
/// posted once.
/// </summary>
internal sealed class Welcoming(
    OpenConversations conversations, Departures departures, Roster roster, TimeProvider time)
{
    public async Task<TurnAnswer> WelcomeAsync(Understood.Came came, CancellationToken cancellationToken)
    {
        var left = await departures.LastAsync(came.Welcome, cancellationToken);
        if (came.At <= left)
            return new TurnAnswer.Accepted();

        var arrival = new Arrival(
            came.Welcome,
            came.Place,
            $"welcome|{left:O}",
            await NamedAsync(came, cancellationToken),
            came.At,
            Text: null,
            Message: null,
            _ => new CharterCommand.Introduce(),
            For: null,
            AnswersDirectly: false);
        return await conversations.TakeAsync(arrival, cancellationToken) is TurnResult.Taken
            ? new TurnAnswer.Accepted()
            : Envelope.Busy(AnswerAs.Nothing);
    }

    /// <summary>The charters stay. What is still to be shown, the platform refuses from now on.</summary>
    public async Task<TurnAnswer> RememberAsync(Understood.Went went, CancellationToken cancellationToken)
    {
        await departures.RecordAsync(went.Welcome, went.At ?? time.GetUtcNow(), cancellationToken);
        return new TurnAnswer.Accepted();
    }

    /// <summary>Installation events name nobody; who is not found is not greeted by name.</summary>
    private async Task<Person> NamedAsync(Understood.Came came, CancellationToken cancellationToken) =>
        came.By is { Name: "", Id.Value.Length: > 0 } by &&
        await roster.FindAsync(came.Place, by.Id.Value, cancellationToken) is MemberLookup.Found found
            ? by with { Name = Writer.Name(found.Member.Name) ?? "" }
            : came.By;
}
