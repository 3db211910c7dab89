namespace CharterBot.BotFramework.Activities;

/// <summary>What an activity must have before anybody acts on it.</summary>
internal static class ActivityShape
{
    private const int LongestId = 1_000;

    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Fault(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            return "type is empty";

        if (MissingMember(activity) is { } missing)
            return missing + " is missing";

        if (MembersThatAreIds(activity).FirstOrDefault(id => !IsSane(id.Value)).Name is { } wrong)
            return wrong + " is longer than 1,000 characters or holds control characters";

        if (activity.ServiceUrl is { } address && !IsWebAddress(address))
            return "serviceUrl is not an absolute http(s) address";

        return HasHoles(activity) ? "a list holds null" : null;
    }

    /// <summary>Events may leave much out; what people say or press must be answerable.</summary>
    private static string? MissingMember(Activity activity)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke))
            return null;

        return Required(activity).FirstOrDefault(member => string.IsNullOrWhiteSpace(member.Value)).Name;
    }

    private static IEnumerable<(string Name, string? Value)> Required(Activity activity) =>
    [
        ("id", activity.Id),
        ("from.id", activity.From?.Id),
        ("conversation.id", activity.Conversation?.Id),
        ("serviceUrl", activity.ServiceUrl),
        ("channelId", activity.ChannelId),
    ];

    private static IEnumerable<(string Name, string? Value)> MembersThatAreIds(Activity activity) =>
    [
        .. Required(activity),
        ("type", activity.Type),
        ("replyToId", activity.ReplyToId),
        ("recipient.id", activity.Recipient?.Id),
        ("from.aadObjectId", activity.From?.AadObjectId),
        ("conversation.tenantId", activity.Conversation?.TenantId),
    ];

    private static bool IsSane(string? value) =>
        value is null || (value.Length <= LongestId && !value.Any(char.IsControl));

    private static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) &&
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>The parser guards members against null, but not what stands in lists.</summary>
    private static bool HasHoles(Activity activity) =>
        HasHole(activity.Entities) || HasHole(activity.Attachments) ||
        HasHole(activity.MembersAdded) || HasHole(activity.MembersRemoved);

    private static bool HasHole<T>(IReadOnlyList<T>? list)
        where T : class => list is not null && list.Contains(null!);
}
