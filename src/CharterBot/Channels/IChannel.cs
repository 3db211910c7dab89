using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Channels;

/// <summary>A platform that shows threads. Nothing here is repeated: the caller knows what may be.</summary>
internal interface IChannel
{
    /// <summary>True for the places this channel speaks to.</summary>
    bool Serves(Place place);

    /// <summary>Puts a card into the thread, or brings the message that carries it up to date.</summary>
    Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardPosting posting, CancellationToken cancellationToken);

    /// <summary>A short reply to one person.</summary>
    /// <param name="isSmall">Words only: the platform did not take the reply as it is.</param>
    Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, bool isSmall, CancellationToken cancellationToken);

    /// <summary>Takes a message of the bot's own out of the thread.</summary>
    Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken);
}
