using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.Messages;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// One welcome for each time the bot is brought in, although several events tell of it, several times, to several
/// instances. One of these claims it; then it is a reply like any other, saved before it is posted, in a thread of its
/// own.
/// </summary>
internal sealed class Welcoming(OpenConversations conversations, Installations installations, Roster roster)
{
    public async Task<TurnAnswer> WelcomeAsync(Understood.Came came, CancellationToken cancellationToken)
    {
        if (await installations.ClaimAsync(came.Welcome, came.At, cancellationToken) is not { } delivery)
            return new TurnAnswer.Accepted();

        var arrival = new Arrival(
            came.Welcome,
            came.Place,
            delivery,
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

    /// <summary>The charters stay. What is still to be shown there, the platform refuses from now on.</summary>
    public async Task<TurnAnswer> LeaveAsync(Understood.Went went, CancellationToken cancellationToken)
    {
        await installations.LeaveAsync(went.Welcome, went.At, cancellationToken);
        return new TurnAnswer.Accepted();
    }

    /// <summary>Installation events name nobody; who is not found is not greeted by name.</summary>
    private async Task<Person> NamedAsync(Understood.Came came, CancellationToken cancellationToken) =>
        came.By is { Name: "", Id.Value.Length: > 0 } by &&
        await roster.FindAsync(came.Place, by.Id.Value, cancellationToken) is MemberLookup.Found found
            ? by with { Name = Writer.Name(found.Member.Name) ?? "" }
            : came.By;
}
