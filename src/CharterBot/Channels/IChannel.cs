using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Channels;

/// <summary>A platform that shows threads. Nothing here is repeated: the caller knows what may be.</summary>
internal interface IChannel
{
    /// <summary>True for the places this channel speaks to.</summary>
    bool Serves(Place place);

    /// <summary>Puts a card into the thread, or, with the message that carries it, brings it up to date.</summary>
    Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardKey card, string? message, CancellationToken cancellationToken);

    /// <summary>A short reply to one person.</summary>
    Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, CancellationToken cancellationToken);

    /// <summary>Takes a message of the bot's own out of the thread.</summary>
    Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken);
}
