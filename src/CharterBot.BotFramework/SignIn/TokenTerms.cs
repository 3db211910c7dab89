using System.Security.Claims;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.SignIn.Incoming;
using Microsoft.AspNetCore.Http;

namespace CharterBot.BotFramework.SignIn;

/// <summary>What a good token is good for: activities of Teams, for this bot, of a tenant that it serves.</summary>
internal static class TokenTerms
{
    public const string Channel = "msteams";

    /// <summary>The status to answer with and, for the log, the reason; null when the activity is covered.</summary>
    public static (int Status, string Reason)? Breach(
        ClaimsPrincipal caller, Activity activity, BotFrameworkOptions options)
    {
        if (!AreSameAddress(caller.FindFirst(IncomingTokenHandler.ServiceUrl)?.Value, activity.ServiceUrl))
            return (StatusCodes.Status401Unauthorized, "the token is for another serviceUrl");

        if (activity.ChannelId != Channel)
            return (StatusCodes.Status403Forbidden, "the channel is not Teams");

        if (!caller.HasClaim(IncomingTokenHandler.Endorsement, Channel))
            return (StatusCodes.Status403Forbidden, "the key is not endorsed for Teams");

        if (!IsBot(activity.Recipient?.Id, options.AppId))
            return (StatusCodes.Status403Forbidden, "the recipient is not this bot");

        return TenantOf(activity) is { } tenant && options.Serves(tenant)
            ? null
            : (StatusCodes.Status403Forbidden, "the tenant is not served (BotFramework:AllowedTenants)");
    }

    /// <summary>Where an activity names its tenant twice, both are the same one.</summary>
    public static string? TenantOf(Activity activity) =>
        (activity.Conversation?.TenantId, activity.ChannelData?.Tenant?.Id) switch
        {
            ({ } one, { } other) => AreSame(one, other) ? one : null,
            var (one, other) => one ?? other,
        };

    private static bool IsBot(string? recipient, string? appId) =>
        recipient is not null && appId is not null && (AreSame(recipient, appId) || AreSame(recipient, $"28:{appId}"));

    private static bool AreSameAddress(string? claimed, string? actual) =>
        claimed is not null && actual is not null && AreSame(claimed.TrimEnd('/'), actual.TrimEnd('/'));

    private static bool AreSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
