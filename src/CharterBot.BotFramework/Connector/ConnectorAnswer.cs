using System.Net;
using System.Text.Json;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Connector;

internal sealed record SentBody(string? Id = null);

internal sealed record ErrorBody(ErrorBody.Fault? Error = null)
{
    public sealed record Fault(string? Code = null, string? Message = null);
}

/// <summary>Reads what a connector answers; anything unreadable is simply not said.</summary>
internal static class ConnectorAnswer
{
    private const int LongestCode = 100;

    /// <summary>The platform's longest window; whoever asks for more is not believed.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public static SendOutcome Outcome(HttpResponseMessage response, byte[] body, DateTimeOffset now) =>
        response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SendOutcome.Sent(SentId(body)),
            HttpStatusCode.TooManyRequests => new SendOutcome.Throttled(RetryAfter(response, now)),
            HttpStatusCode.PreconditionFailed =>
                new SendOutcome.NotSent(response.StatusCode.ToString(), RetryAfter(response, now)),
            HttpStatusCode.NotFound => new SendOutcome.Missing(ErrorCode(body)),
            HttpStatusCode.Forbidden => new SendOutcome.Forbidden(ErrorCode(body)),
            HttpStatusCode.RequestEntityTooLarge => new SendOutcome.TooBig(),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                new SendOutcome.Uncertain(response.StatusCode.ToString()),
            _ => new SendOutcome.Refused((int)response.StatusCode, ErrorCode(body)),
        };

    /// <summary>No answer came. Whether anything was said depends on how far the call got.</summary>
    public static SendOutcome None(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
            HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError =>
            new SendOutcome.NotSent(e.HttpRequestError.ToString(), null),
        _ => new SendOutcome.Uncertain(e.HttpRequestError.ToString()),
    };

    private static string? SentId(byte[] body) =>
        Read(body, static json => JsonSerializer.Deserialize(json, WireContext.Default.SentBody)?.Id)
            is { Length: > 0 } id
            ? id
            : null;

    /// <summary>Codes are words; anything else is not worth a line in a log.</summary>
    private static string? ErrorCode(byte[] body) =>
        Read(body, static json => JsonSerializer.Deserialize(json, WireContext.Default.ErrorBody)?.Error?.Code)
            is { Length: > 0 and <= LongestCode } code && code.All(char.IsAsciiLetterOrDigit)
            ? code
            : null;

    public static ChannelAccount? Member(byte[] body) =>
        Read(body, static json => JsonSerializer.Deserialize(json, WireContext.Default.ChannelAccount))
            is { Id.Length: > 0 } member
            ? member
            : null;

    public static MembersPage? Members(byte[] body) =>
        Read(body, static json => JsonSerializer.Deserialize(json, WireContext.Default.MembersPage))
            is { } page && page.Members.All(member => member is { Id.Length: > 0 })
            ? page
            : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return wait switch
        {
            { } time when time < TimeSpan.Zero => TimeSpan.Zero,
            { } time when time > LongestPause => LongestPause,
            _ => wait,
        };
    }

    private static T? Read<T>(byte[] body, Func<ReadOnlySpan<byte>, T?> read)
        where T : class
    {
        try
        {
            return read(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
