using CharterBot.BotFramework.Activities;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>In which thread something happened, and where the bot speaks to it.</summary>
internal readonly record struct Whereabouts(ThreadKey Thread, Place Place)
{
    public const string Channel = "channel";
    public const string Personal = "personal";

    /// <summary>Only for activities that say what an answer needs to know: see <see cref="IsSaid"/>.</summary>
    /// <param name="home">The root of the thread for all that the activity itself does not say.</param>
    public static Whereabouts Of(Activity activity, string? home = null)
    {
        var id = activity.Conversation!.Id!;
        var address = ConversationAddress.Of(id);
        var root = address.ThreadRoot ?? (IsIn(activity, Channel) ? Root(activity, home) : null);
        return new(
            ThreadKey.Of(activity.ChannelId!, Tenant(activity), address.Place, root),
            new(
                activity.ChannelId!,
                activity.ServiceUrl!,
                address.ThreadRoot is null && root is not null ? $"{id};messageid={root}" : id));
    }

    /// <summary>Events may leave out what messages must have.</summary>
    public static bool IsSaid(Activity activity) =>
        activity is { ChannelId.Length: > 0, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 };

    public static bool IsIn(Activity activity, string type) =>
        string.Equals(activity.Conversation?.ConversationType, type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tenant of the team or chat; people of others may take part in a shared channel.</summary>
    public static string Tenant(Activity activity) =>
        activity.Conversation?.TenantId ?? activity.ChannelData?.Tenant?.Id ?? "";

    /// <summary>
    /// Most activities say their thread in the conversation's id. Of the others, a press stands in the thread that its
    /// card names: what it replies to is the card's own message, which is a root only where the card is a post. And a
    /// message that says nothing is a new post: the root of its own thread.
    /// </summary>
    private static string? Root(Activity activity, string? home) =>
        NamedThread(activity.ChannelData?.Thread?.Id) ?? home ?? activity.ReplyToId ??
        (activity.Type == ActivityTypes.Invoke ? null : activity.Id);

    private static string? NamedThread(string? id) => id switch
    {
        null => null,
        _ when ConversationAddress.Of(id).ThreadRoot is { } root => root,
        _ => id.Length > 0 && id.All(char.IsAsciiDigit) ? id : null,
    };
}
