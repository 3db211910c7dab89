using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>
/// The bot was added to a team or a chat. Which of a team's threads that opens is not said, so those of its tenant
/// which the bot was shut out of are tried again.
/// </summary>
internal static class BotAdded
{
    private const string Add = "add";

    /// <summary>The tenant where it was added; null when the delivery is something else.</summary>
    public static TenantKey? Where(Delivery delivery) =>
        Understanding.IsOurs(delivery) && Whereabouts.IsSaid(delivery.Activity) && IsAdded(delivery.Activity)
            ? TenantKey.Of(delivery.Activity.ChannelId!, Whereabouts.Tenant(delivery.Activity))
            : null;

    private static bool IsAdded(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate =>
            activity.Action?.StartsWith(Add, StringComparison.OrdinalIgnoreCase) == true,
        ActivityTypes.ConversationUpdate =>
            activity.Recipient?.Id is { Length: > 0 } bot &&
            activity.MembersAdded?.Any(
                member => string.Equals(member.Id, bot, StringComparison.OrdinalIgnoreCase)) == true,
        _ => false,
    };
}
