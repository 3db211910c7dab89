using CharterBot.BotFramework.Activities;
using CharterBot.Channels.Teams;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Conversations;
using CharterBot.Documents;

namespace CharterBot.Room;

/// <summary>A thread's charter for the panel beside the chat. Reads what the bot holds, and nothing else.</summary>
internal sealed class RoomGlance(OpenConversations conversations)
{
    /// <summary>The tenant that the room's deliveries name.</summary>
    private const string Tenant = "room";

    public async Task<RoomCharter?> OfAsync(string conversationId, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(conversationId);
        var thread = ThreadKey.Of(TeamsChannel.Room, Tenant, address.Place, address.ThreadRoot);
        return await conversations.LookAsync(thread, cancellationToken) is { } charter ? Of(charter) : null;
    }

    private static RoomCharter Of(Charter charter) => new(
        charter.Name,
        charter.IsPaused && charter.IsRunning ? "paused" : Word(charter.Phase),
        charter.Editions is [.., var edition] ? edition.Version : "",
        charter.Facilitator is { } facilitator ? charter.NameOf(facilitator) : null,
        [.. charter.Members.Select(member => new RoomMember(
            member.Id.Value, charter.NameOf(member.Id), charter.IsFacilitator(member.Id)))],
        [.. charter.Questions.Select(question => new RoomQuestion(
            question.Number,
            charter.Set[question.Number].Area,
            charter.Set[question.Number].Text,
            State(question),
            question.Answer?.Text))],
        charter.IsCollecting,
        CharterMarkdown.Write(charter));

    private static string Word(Phase phase) => phase switch
    {
        Phase.Opening => "opening",
        Phase.Asking => "answering",
        Phase.Reviewing => "in review",
        Phase.Published => "published",
        Phase.Cancelled => "cancelled",
        _ => throw new UnreachableException($"No word for {phase}."),
    };

    private static string State(QuestionProgress question) => question.Stage switch
    {
        Stage.NotAsked => "not asked",
        Stage.Asked when question.HasOpenDraft => "drafting",
        Stage.Asked => "asked",
        Stage.Skipped => "skipped",
        Stage.Agreed => "agreed",
        Stage.Parked => "parked",
        _ => throw new UnreachableException($"No word for {question.Stage}."),
    };
}
