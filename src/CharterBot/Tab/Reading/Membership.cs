using System.Collections.Concurrent;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.Conversations;
using CharterBot.Tab.SignIn;

namespace CharterBot.Tab.Reading;

/// <summary>
/// Who may read: the members of the conversation, as the platform names them at the time of reading. A yes is
/// remembered for five minutes; a no is asked again, because people join.
/// </summary>
internal sealed partial class Membership(
    ConnectorClient connector, LookupPace pace, TimeProvider time, ILogger<Membership> logger)
{
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(Reader Reader, string Conversation), long> _members = new();

    public async Task<Standing> OfAsync(Reader reader, Place place, CancellationToken cancellationToken)
    {
        // A thread has the members of its channel, and the channel is asked: a thread's id would make no difference.
        var conversation = ConversationAddress.Of(place.Conversation).Place;
        if (IsKnown((reader, conversation)))
            return Standing.Member;

        if (!await pace.MayAskAsync(reader, conversation, cancellationToken))
            return Standing.Unknown;

        switch (await connector.MemberAsync(new(place.Address, conversation), reader.Person, cancellationToken))
        {
            case MemberLookup.Found found when IsThem(found.Member, reader):
                Remember((reader, conversation));
                return Standing.Member;
            case MemberLookup.Failed failed:
                NobodyCouldSay(conversation, failed.Why);
                return Standing.Unknown;
            default:
                return Standing.Stranger;
        }
    }

    /// <summary>The platform takes several kinds of ids; whoever it finds must be the person of the token.</summary>
    private static bool IsThem(ChannelAccount member, Reader reader) =>
        member.AadObjectId is not { } id || string.Equals(id, reader.Person, StringComparison.OrdinalIgnoreCase);

    private bool IsKnown((Reader Reader, string Conversation) member) =>
        _members.TryGetValue(member, out var since) && time.GetElapsedTime(since) < Remembered;

    private void Remember((Reader Reader, string Conversation) member)
    {
        if (_members.Count >= MostRemembered)
            _members.Clear();
        _members[member] = time.GetTimestamp();
    }

    [LoggerMessage(LogLevel.Warning, "Nobody could say whether a reader is a member of {Conversation}: {Why}")]
    private partial void NobodyCouldSay(string conversation, SendOutcome why);
}
