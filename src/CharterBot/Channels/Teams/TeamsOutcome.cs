using System.Globalization;
using CharterBot.BotFramework.Connector;

namespace CharterBot.Channels.Teams;

/// <summary>What the connector's answers mean for a thread of Teams.</summary>
internal static class TeamsOutcome
{
    public const string MessageMissing = "ActivityNotFoundInConversation";

    private const string ConversationMissing = "ConversationNotFound";
    private const string NotInRoster = "BotNotInConversationRoster";

    private static readonly TimeSpan PlausibleClock = TimeSpan.FromDays(1);

    /// <summary>Codes that speak of the bot or the place, not of one message.</summary>
    private static readonly HashSet<string> Closing = new(StringComparer.OrdinalIgnoreCase)
    {
        "BotDisabledByAdmin",
        "BotNotRegistered",
        "ConversationBlockedByUser",
        "InvalidBotApiHost",
        "MessageWritesBlocked",
        "NotEnoughPermissions",
    };

    public static PostOutcome OfPost(SendOutcome outcome, DateTimeOffset now) => outcome switch
    {
        SendOutcome.Missing missing => new PostOutcome.PlaceClosed(missing.Code ?? "404"),
        SendOutcome.Forbidden { Code: NotInRoster } => new PostOutcome.NotThere(),
        SendOutcome.Forbidden forbidden => new PostOutcome.PlaceClosed(forbidden.Code ?? "403"),
        _ => OfAny(outcome, now),
    };

    /// <summary>
    /// A message that somebody deleted is refused with 404, sometimes with 403 and no telling code: it is posted anew,
    /// and only the answer to that says that a place is closed.
    /// </summary>
    public static PostOutcome OfChange(SendOutcome outcome, DateTimeOffset now) => outcome switch
    {
        SendOutcome.Missing { Code: ConversationMissing } => new PostOutcome.PlaceClosed(ConversationMissing),
        SendOutcome.Missing => new PostOutcome.MessageGone(),
        SendOutcome.Forbidden { Code: NotInRoster } => new PostOutcome.NotThere(),
        SendOutcome.Forbidden { Code: { } code } when Closing.Contains(code) => new PostOutcome.PlaceClosed(code),
        SendOutcome.Forbidden => new PostOutcome.MessageGone(),
        _ => OfAny(outcome, now),
    };

    private static PostOutcome OfAny(SendOutcome outcome, DateTimeOffset now) => outcome switch
    {
        SendOutcome.Sent sent => new PostOutcome.Posted(sent.Id, PostedAt(sent.Id, now)),
        SendOutcome.NotSent notSent => new PostOutcome.NotSent(notSent.RetryAfter),
        SendOutcome.Throttled throttled => new PostOutcome.Throttled(throttled.RetryAfter),
        SendOutcome.Uncertain => new PostOutcome.Uncertain(),
        SendOutcome.TooBig => new PostOutcome.TooBig(),
        // A token that is not taken says nothing of what was to be said: nothing was.
        SendOutcome.Refused { Status: 401 } => new PostOutcome.NotSent(null),
        // Never let out of the house: another address comes with the next delivery.
        SendOutcome.Refused { Status: 0 } refused => new PostOutcome.PlaceClosed(refused.Code ?? "no address"),
        SendOutcome.Refused refused => new PostOutcome.Refused($"{refused.Status} {refused.Code}"),
        _ => throw new UnreachableException($"No meaning for {outcome.GetType().Name}."),
    };

    /// <summary>
    /// A message's id is its time in milliseconds by the platform's clock, which also dates what people write.
    /// </summary>
    private static DateTimeOffset PostedAt(string? id, DateTimeOffset now) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) &&
        Math.Abs(milliseconds - now.ToUnixTimeMilliseconds()) < PlausibleClock.TotalMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : now;
}
