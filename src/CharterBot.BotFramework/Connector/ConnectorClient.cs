using System.Net.Http.Headers;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// Speaks to a Bot Connector. It never repeats anything and never throws for what the wire does: what became of a call
/// is its outcome. Only the caller's own cancellation is an exception.
/// </summary>
public sealed class ConnectorClient
{
    /// <summary>The named HTTP client that every call takes: whoever attaches a token does it there, once.</summary>
    public const string HttpName = "connector";

    private const int LongestAnswer = 1024 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly HttpClient _http;
    private readonly Cloud _cloud;
    private readonly TimeProvider _time;
    private readonly bool _allowLoopback;
    private readonly TimeSpan _patience;

    internal ConnectorClient(HttpClient http, Cloud cloud, TimeProvider time, bool allowLoopback, TimeSpan patience) =>
        (_http, _cloud, _time, _allowLoopback, _patience) = (http, cloud, time, allowLoopback, patience);

    public Task<SendOutcome> SendAsync(
        ConversationReference where, OutgoingActivity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, where, ConnectorPath.Activities(where), activity, cancellationToken);

    public Task<SendOutcome> ReplyAsync(
        ConversationReference where, string toId, OutgoingActivity activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, where, ConnectorPath.Activity(where, toId), activity, cancellationToken);

    public Task<SendOutcome> UpdateAsync(
        ConversationReference where,
        string activityId,
        OutgoingActivity activity,
        CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, where, ConnectorPath.Activity(where, activityId), activity, cancellationToken);

    public Task<SendOutcome> DeleteAsync(
        ConversationReference where, string activityId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, where, ConnectorPath.Activity(where, activityId), null, cancellationToken);

    public async Task<MemberLookup> MemberAsync(
        ConversationReference where, string memberId, CancellationToken cancellationToken)
    {
        var (outcome, body) = await AskAsync(
            HttpMethod.Get, where, ConnectorPath.Member(where, memberId), null, cancellationToken);
        return outcome switch
        {
            SendOutcome.Sent when ConnectorAnswer.Member(body) is { } member => new MemberLookup.Found(member),
            SendOutcome.Sent => new MemberLookup.Failed(new SendOutcome.Uncertain("the answer names no member")),
            SendOutcome.Missing => new MemberLookup.NotThere(),
            _ => new MemberLookup.Failed(outcome),
        };
    }

    /// <summary>One page; the token of the page before brings the next.</summary>
    public async Task<MembersLookup> MembersAsync(
        ConversationReference where, string? continuationToken, CancellationToken cancellationToken)
    {
        var (outcome, body) = await AskAsync(
            HttpMethod.Get, where, ConnectorPath.Members(where, continuationToken), null, cancellationToken);
        return outcome switch
        {
            SendOutcome.Sent when ConnectorAnswer.Members(body) is { } page => new MembersLookup.Found(page),
            SendOutcome.Sent => new MembersLookup.Failed(new SendOutcome.Uncertain("the answer lists no members")),
            _ => new MembersLookup.Failed(outcome),
        };
    }

    private async Task<SendOutcome> SendAsync(
        HttpMethod method,
        ConversationReference where,
        Uri? address,
        OutgoingActivity? activity,
        CancellationToken cancellationToken)
    {
        var (outcome, _) = await AskAsync(method, where, address, activity, cancellationToken);
        return outcome;
    }

    private async Task<(SendOutcome Outcome, byte[] Body)> AskAsync(
        HttpMethod method,
        ConversationReference where,
        Uri? address,
        OutgoingActivity? activity,
        CancellationToken cancellationToken)
    {
        if (!ServiceAddresses.IsTrusted(where.ServiceUrl, _cloud, _allowLoopback))
            return (new SendOutcome.Refused(0, "ServiceAddressNotTrusted"), []);

        if (address is null)
            return (new SendOutcome.Refused(0, "UnusableId"), []);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_patience);
        using var request = new HttpRequestMessage(method, address) { Content = Content(activity) };
        try
        {
            using var response = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await ReadAsync(response.Content, deadline.Token);
            return (ConnectorAnswer.Outcome(response, body, _time.GetUtcNow()), body);
        }
        catch (UnsentException e)
        {
            return (e.Outcome, []);
        }
        catch (HttpRequestException e)
        {
            return (ConnectorAnswer.None(e), []);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Besides this deadline only the time to connect runs out, and then nothing has been said yet.
            return (deadline.IsCancellationRequested
                ? new SendOutcome.Uncertain("no answer in time")
                : new SendOutcome.NotSent("no connection in time", null), []);
        }
    }

    private static ReadOnlyMemoryContent? Content(OutgoingActivity? activity) =>
        activity is null ? null : new(activity.Json) { Headers = { ContentType = Json } };

    /// <summary>The status has said what happened; a body that breaks off or never ends takes nothing back.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
            return await content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return [];
        }
    }
}
