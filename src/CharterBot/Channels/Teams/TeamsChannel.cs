using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
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

    private const int MostInSmallReply = 2_000;

    public bool Serves(Place place) => place.Channel is Teams or Room;

    public Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardPosting posting, CancellationToken cancellationToken)
    {
        var drawn = CardDrawing.Draw(charter, posting.Card, isNew: posting.IsCalling, isSmall: posting.IsSmall);
        var activity = OutgoingActivity.Card(drawn.Json, drawn.Summary);
        return posting.Message is { } message
            ? ChangeAsync(place, where => connector.UpdateAsync(where, message, activity, cancellationToken))
            : PostAsync(place, activity, cancellationToken);
    }

    public Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, bool isSmall, CancellationToken cancellationToken)
    {
        var phrase = Phrases.Addressed(Phrases.Of(reply, charter, to), to);
        var activity = reply is Reply.Introduced && !isSmall
            ? Welcome(phrase, to)
            : isSmall ? InWords(phrase) : Dress(phrase, charter);
        return PostAsync(place, activity, cancellationToken);
    }

    public Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken) =>
        ChangeAsync(place, where => connector.DeleteAsync(where, message, cancellationToken));

    private async Task<PostOutcome> PostAsync(
        Place place, OutgoingActivity activity, CancellationToken cancellationToken) => TeamsOutcome.OfPost(
            await connector.SendAsync(Reference(place), activity, cancellationToken), time.GetUtcNow());

    /// <summary>
    /// A message is changed in the conversation that it was posted to. Where that is not known for one, it may be by
    /// the channel's id alone: no document says which of the two a change wants.
    /// </summary>
    private async Task<PostOutcome> ChangeAsync(Place place, Func<ConversationReference, Task<SendOutcome>> change)
    {
        var outcome = await change(Reference(place));
        if (outcome is SendOutcome.Missing { Code: not TeamsOutcome.MessageMissing } &&
            ConversationAddress.Of(place.Conversation) is { ThreadRoot: not null, Place: var channel })
        {
            outcome = await change(Reference(place with { Conversation = channel }));
        }

        return TeamsOutcome.OfChange(outcome, time.GetUtcNow());
    }

    private static OutgoingActivity Dress(Phrase phrase, Charter? charter)
    {
        if (phrase.Buttons.IsEmpty)
            return OutgoingActivity.Text(phrase.Text);

        var drawn = PhraseCard.Draw(phrase, charter);
        return OutgoingActivity.Card(drawn.Json, drawn.Summary);
    }

    private static OutgoingActivity InWords(Phrase phrase) => OutgoingActivity.Text(string.Join(
        '\n',
        phrase.Buttons
            .Select(button => $"{button.Title}: {button.Say}")
            .Prepend(UserText.Shortened(phrase.Text, MostInSmallReply))));

    private static OutgoingActivity Welcome(Phrase phrase, Person by)
    {
        var drawn = WelcomeCard.Draw(phrase, by);
        return OutgoingActivity.Card(drawn.Json, drawn.Summary);
    }

    /// <summary>The room is always this very process, on whichever port it listens today.</summary>
    private ConversationReference Reference(Place place) =>
        new(place.Channel == Room && room is not null ? room.Connector : place.Address, place.Conversation);
}
