using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>Asks the platform who somebody is, while somebody waits: an answer that takes long is none.</summary>
internal sealed class Roster(ConnectorClient connector, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="person">The id towards this bot, or the Entra object id.</param>
    public async Task<MemberLookup> FindAsync(Place place, string person, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var where = new ConversationReference(place.Address, ConversationAddress.Of(place.Conversation).Place);
            return await connector.MemberAsync(where, person, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MemberLookup.Failed(new SendOutcome.Uncertain("no answer in time"));
        }
    }
}
