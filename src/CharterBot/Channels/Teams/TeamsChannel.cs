using System.Globalization;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Room;

namespace CharterBot.Channels.Teams;

/// <summary>Shows threads in Microsoft Teams, and in the room, which speaks the same protocol.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, TimeProvider time, RoomAddress? room = null) : IChannel
{
    public const string Teams = "msteams";
    public const string Room = "room";

    private static readonly TimeSpan PlausibleClock = TimeSpan.FromDays(1);

    public bool Serves(Place place) => place.Channel is Teams or Room;

    public async Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardKey card, string? message, CancellationToken cancellationToken)
    {
        var drawn = CardDrawing.Draw(charter, card, isNew: message is null);
        var activity = OutgoingActivity.Card(drawn.Json, drawn.Summary);
        var outcome = message is null
            ? await connector.SendAsync(Reference(place), activity, cancellationToken)
            : await connector.UpdateAsync(Reference(place), message, activity, cancellationToken);
        return Translate(outcome, isUpdate: message is not null);
    }

    public async Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, CancellationToken cancellationToken)
    {
        var phrase = Phrases.Addressed(Phrases.Of(reply, charter, to), to);
        var activity = reply is Reply.Introduced ? Welcome(phrase, to) : Dress(phrase, charter);
        return Translate(await connector.SendAsync(Reference(place), activity, cancellationToken), isUpdate: false);
    }

    public async Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken) =>
        Translate(await connector.DeleteAsync(Reference(place), message, cancellationToken), isUpdate: true);

    private static OutgoingActivity Dress(Phrase phrase, Charter? charter)
    {
        if (phrase.Buttons.IsEmpty)
            return OutgoingActivity.Text(phrase.Text);

        var drawn = PhraseCard.Draw(phrase, charter);
        return OutgoingActivity.Card(drawn.Json, drawn.Summary);
    }

    private static OutgoingActivity Welcome(Phrase phrase, Person by)
    {
        var drawn = WelcomeCard.Draw(phrase, by);
        return OutgoingActivity.Card(drawn.Json, drawn.Summary);
    }

    /// <summary>The room is always this very process, on whichever port it listens today.</summary>
    private ConversationReference Reference(Place place) =>
        new(place.Channel == Room && room is not null ? room.Connector : place.Address, place.Conversation);

    private PostOutcome Translate(SendOutcome outcome, bool isUpdate) => outcome switch
    {
        SendOutcome.Sent sent => new PostOutcome.Posted(sent.Id, PostedAt(sent.Id)),
        SendOutcome.NotSent notSent => new PostOutcome.NotSent(notSent.RetryAfter),
        SendOutcome.Uncertain => new PostOutcome.Uncertain(),
        SendOutcome.Missing when isUpdate => new PostOutcome.MessageGone(),
        SendOutcome.Missing or SendOutcome.Forbidden => new PostOutcome.PlaceClosed(),
        SendOutcome.TooBig => new PostOutcome.Refused("too big"),
        SendOutcome.Refused refused => new PostOutcome.Refused($"{refused.Status} {refused.Code}"),
        _ => throw new UnreachableException($"No meaning for {outcome.GetType().Name}."),
    };

    /// <summary>A message's id is its time in milliseconds by the platform's clock, which also dates what people write.</summary>
    private DateTimeOffset PostedAt(string? id)
    {
        var now = time.GetUtcNow();
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) &&
            Math.Abs(milliseconds - now.ToUnixTimeMilliseconds()) < PlausibleClock.TotalMilliseconds
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : now;
    }
}
