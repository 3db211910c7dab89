using CharterBot.BotFramework.Activities;
using CharterBot.Charters.People;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// The bot is brought into a team or a chat, and taken out of it. Each is told by two events: the installation and the
/// change of members. Everything else that happens to places is for the platform to answer when the bot speaks there.
/// </summary>
internal static class ComingAndGoing
{
    /// <summary>The thread that holds the welcome. No message has such an id.</summary>
    private const string Welcome = "welcome";

    public static Understood Of(Activity activity) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => Came(activity),
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => Went(activity),
        { Type: ActivityTypes.ConversationUpdate } when HasBot(activity, activity.MembersAdded) => Came(activity),
        { Type: ActivityTypes.ConversationUpdate } when HasBot(activity, activity.MembersRemoved) => Went(activity),
        _ => new Understood.Nothing(),
    };

    private static bool HasBot(Activity activity, IReadOnlyList<ChannelAccount>? members) =>
        activity.Recipient?.Id is { Length: > 0 } bot &&
        members?.Any(member => string.Equals(member.Id, bot, StringComparison.OrdinalIgnoreCase)) == true;

    private static Understood.Came Came(Activity activity) => new(
        WelcomeThread(activity),
        new(activity.ChannelId!, activity.ServiceUrl!, Home(activity)),
        new(new PersonId(activity.From?.Id ?? ""), Writer.Name(activity.From?.Name) ?? ""),
        activity.Timestamp);

    private static Understood.Went Went(Activity activity) => new(WelcomeThread(activity), activity.Timestamp);

    /// <summary>
    /// A team is one installation, whichever channel its events name; a private or shared channel is one of its own.
    /// </summary>
    private static ThreadKey WelcomeThread(Activity activity)
    {
        var team = Whereabouts.IsIn(activity, Whereabouts.Channel) && !IsOwnInstallation(activity)
            ? activity.ChannelData?.Team?.Id
            : null;
        var place = team is { Length: > 0 } ? team : Home(activity);
        return ThreadKey.Of(activity.ChannelId!, Whereabouts.Tenant(activity), place, Welcome);
    }

    private static bool IsOwnInstallation(Activity activity) =>
        activity.ChannelData?.Channel?.Type?.ToLowerInvariant() is "private" or "shared" ||
        activity.ChannelData?.EventType?.StartsWith("channelMember", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The channel that was chosen for the bot, if one was: a welcome is a post there, no reply.</summary>
    private static string Home(Activity activity)
    {
        var chosen = Whereabouts.IsIn(activity, Whereabouts.Channel)
            ? activity.ChannelData?.Settings?.SelectedChannel?.Id
            : null;
        return ConversationAddress.Of(chosen is { Length: > 0 } ? chosen : activity.Conversation!.Id!).Place;
    }
}
