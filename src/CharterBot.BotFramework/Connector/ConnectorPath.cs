using System.Globalization;

namespace CharterBot.BotFramework.Connector;

/// <summary>The connector's addresses. Every id is one segment of the path, whatever stands in it.</summary>
internal static class ConnectorPath
{
    private static readonly UriCreationOptions AsWritten =
        new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri? Activities(ConversationReference where) => To(where, "/activities", []);

    public static Uri? Activity(ConversationReference where, string activityId) =>
        To(where, "/activities/{0}", [activityId]);

    public static Uri? Member(ConversationReference where, string memberId) => To(where, "/members/{0}", [memberId]);

    public static Uri? Members(ConversationReference where, string? continuationToken) =>
        continuationToken is null
            ? To(where, "/pagedmembers?pageSize=500", [])
            : To(where, "/pagedmembers?pageSize=500&continuationToken={0}", [continuationToken]);

    private static Uri? To(ConversationReference where, string rest, string[] ids)
    {
        if (!IsSegment(where.ConversationId) || !ids.All(IsSegment))
            return null;

        var path = string.Format(CultureInfo.InvariantCulture, rest, [.. ids.Select(Uri.EscapeDataString)]);
        var start = where.ServiceUrl.TrimEnd('/');
        var address = $"{start}/v3/conversations/{Uri.EscapeDataString(where.ConversationId)}{path}";
        return Uri.TryCreate(address, AsWritten, out var uri) && uri.IsAbsoluteUri ? uri : null;
    }

    /// <summary>
    /// A dot segment is another path on the far side however it is escaped, and nothing is no segment.
    /// </summary>
    private static bool IsSegment(string id) => id is not ("" or "." or "..");
}
