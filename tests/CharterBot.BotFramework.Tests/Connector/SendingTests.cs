using System.Net;
using System.Net.Sockets;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class SendingTests
{
    private static readonly HttpClient Http = new(ConnectingTests.Wire.Open()) { Timeout = Timeout.InfiniteTimeSpan };

    private static readonly OutgoingActivity Hello = OutgoingActivity.Text("Hello é😀");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string?, SendOutcome> Answers => new()
    {
        { 201, """{"id":"1790"}""", null, new SendOutcome.Sent("1790") },
        { 200, """{"id":"1790","more":[1]}""", null, new SendOutcome.Sent("1790") },
        { 202, "", null, new SendOutcome.Sent(null) },
        { 201, "{}", null, new SendOutcome.Sent(null) },
        { 201, """{"id":""}""", null, new SendOutcome.Sent(null) },
        { 201, """{"id":7}""", null, new SendOutcome.Sent(null) },
        { 201, "<html>", null, new SendOutcome.Sent(null) },
        { 429, "", null, new SendOutcome.Throttled(null) },
        { 429, "", "3", new SendOutcome.Throttled(TimeSpan.FromSeconds(3)) },
        { 429, "", "Sun, 22 Nov 2026 12:00:30 GMT", new SendOutcome.Throttled(TimeSpan.FromSeconds(30)) },
        { 429, "", "Sun, 22 Nov 2026 11:00:00 GMT", new SendOutcome.Throttled(TimeSpan.Zero) },
        { 429, "", "soon", new SendOutcome.Throttled(null) },
        { 429, "", "2000000000", new SendOutcome.Throttled(TimeSpan.FromHours(1)) },
        { 429, "", "Fri, 22 Nov 2999 12:00:00 GMT", new SendOutcome.Throttled(TimeSpan.FromHours(1)) },
        { 412, "", "2", new SendOutcome.NotSent("PreconditionFailed", TimeSpan.FromSeconds(2)) },
        {
            412, """{"error":{"code":"PreconditionFailed"}}""", null,
            new SendOutcome.NotSent("PreconditionFailed", null)
        },
        {
            404, """{"error":{"code":"ActivityNotFoundInConversation","message":"m"}}""", null,
            new SendOutcome.Missing("ActivityNotFoundInConversation")
        },
        { 404, "", null, new SendOutcome.Missing(null) },
        {
            403, """{"error":{"code":"BotNotInConversationRoster"}}""", null,
            new SendOutcome.Forbidden("BotNotInConversationRoster")
        },
        { 413, "", null, new SendOutcome.TooBig() },
        { 400, """{"error":{"code":"BadSyntax"}}""", null, new SendOutcome.Refused(400, "BadSyntax") },
        { 401, """{"error":"Invalid token"}""", null, new SendOutcome.Refused(401, null) },
        { 401, """{"message":"denied"}""", null, new SendOutcome.Refused(401, null) },
        { 400, """{"error":{"code":"not a word\n"}}""", null, new SendOutcome.Refused(400, null) },
        { 400, """{"error":{"code":"\ud800"}}""", null, new SendOutcome.Refused(400, null) },
        { 400, "{\"error\":" + new string('[', 5_000), null, new SendOutcome.Refused(400, null) },
        { 307, "", null, new SendOutcome.Refused(307, null) },
        { 408, "", null, new SendOutcome.Uncertain("RequestTimeout") },
        { 500, "", null, new SendOutcome.Uncertain("InternalServerError") },
        { 501, """{"error":{"code":"x"}}""", null, new SendOutcome.Uncertain("NotImplemented") },
        { 502, "", null, new SendOutcome.Uncertain("BadGateway") },
        { 503, "", "9", new SendOutcome.Uncertain("ServiceUnavailable") },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_the_connector_answers_is_an_outcome(
        int status, string body, string? retryAfter, SendOutcome expected)
    {
        await using var connector = await FakeConnector.StartAsync(status, body, retryAfter);
        Assert.Equal(expected, await Client().SendAsync(connector.Somewhere, Hello, Token));
        Assert.Single(connector.Requests);
    }

    [Fact]
    public void Every_outcome_has_a_row() => Assert.Equal(
        typeof(SendOutcome).GetNestedTypes().ToHashSet(),
        Answers.Select(row => row.Data.Item4.GetType()).ToHashSet());

    [Fact]
    public async Task Each_verb_has_its_path_and_its_body()
    {
        await using var connector = await FakeConnector.StartAsync(200, """{"id":"1"}""");
        var (client, where) = (Client(), connector.Somewhere);

        await client.SendAsync(where, Hello, Token);
        await client.ReplyAsync(where, "7", Hello, Token);
        await client.UpdateAsync(where, "7", Hello, Token);
        await client.DeleteAsync(where, "7", Token);

        const string Activities = "/_connector/v3/conversations/19%3Ademo%40thread.tacv2%3Bmessageid%3D1/activities";
        const string Json = "application/json; charset=utf-8";
        var body = """{"type":"message","text":"Hello é😀","textFormat":"plain"}""";
        Assert.Equal(
            [
                new("POST", Activities, Json, body),
                new("POST", Activities + "/7", Json, body),
                new("PUT", Activities + "/7", Json, body),
                new("DELETE", Activities + "/7", null, ""),
            ],
            connector.Requests);
    }

    [Theory]
    [InlineData("a:b@c;d=e", "a%3Ab%40c%3Bd%3De")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("?x=1&y#z", "%3Fx%3D1%26y%23z")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80")]
    [InlineData("...", "...")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("{0} \\\r\n", "%7B0%7D%20%5C%0D%0A")]
    public async Task An_id_is_one_segment_of_the_path(string id, string segment)
    {
        await using var connector = await FakeConnector.StartAsync(200);

        await Client().UpdateAsync(connector.Somewhere with { ConversationId = id }, id, Hello, Token);

        Assert.Equal(
            $"/_connector/v3/conversations/{segment}/activities/{segment}", Assert.Single(connector.Requests).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_be_another_path_is_not_let_out(string id)
    {
        await using var connector = await FakeConnector.StartAsync(200);
        var expected = new SendOutcome.Refused(0, "UnusableId");

        Assert.Equal(
            expected, await Client().SendAsync(connector.Somewhere with { ConversationId = id }, Hello, Token));
        Assert.Equal(expected, await Client().UpdateAsync(connector.Somewhere, id, Hello, Token));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task An_address_that_is_not_trusted_is_not_spoken_to()
    {
        await using var connector = await FakeConnector.StartAsync(200);
        var expected = new SendOutcome.Refused(0, "ServiceAddressNotTrusted");

        Assert.Equal(expected, await Client(allowLoopback: false).SendAsync(connector.Somewhere, Hello, Token));
        Assert.Equal(expected, await Client().SendAsync(new("https://evil.trafficmanager.net/", "a"), Hello, Token));
        Assert.Empty(connector.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var connector = await FakeConnector.StartAsync(http =>
        {
            http.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        Assert.Equal(new SendOutcome.Refused(307, null), await Client().SendAsync(connector.Somewhere, Hello, Token));
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        using var reserved = new TcpListener(IPAddress.Loopback, 0);
        reserved.Start();
        var where = new ConversationReference($"http://{reserved.LocalEndpoint}/", "a");
        reserved.Stop();

        Assert.IsType<SendOutcome.NotSent>(await Client().SendAsync(where, Hello, Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_leaves_doubt()
    {
        await using var connector = await FakeConnector.StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        Assert.IsType<SendOutcome.Uncertain>(await Client().SendAsync(connector.Somewhere, Hello, Token));
        Assert.Single(connector.Requests);
    }

    [Fact]
    public async Task Silence_leaves_doubt()
    {
        await using var connector = await FakeConnector.StartAsync(http => Task.Delay(-1, http.RequestAborted));
        var outcome = await Client(TimeSpan.FromMilliseconds(100)).SendAsync(connector.Somewhere, Hello, Token);
        Assert.Equal(new SendOutcome.Uncertain("no answer in time"), outcome);
    }

    [Fact]
    public async Task An_answer_that_never_ends_does_not_take_back_what_its_status_said()
    {
        await using var connector = await FakeConnector.StartAsync(async http =>
        {
            http.Response.StatusCode = 201;
            await http.Response.WriteAsync("{\"id\":\"1", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(-1, http.RequestAborted);
        });
        var outcome = await Client(TimeSpan.FromMilliseconds(300)).SendAsync(connector.Somewhere, Hello, Token);
        Assert.Equal(new SendOutcome.Sent(null), outcome);
    }

    [Fact]
    public async Task An_answer_of_many_megabytes_is_not_read()
    {
        await using var connector = await FakeConnector.StartAsync(201, new string(' ', 5_000_000) + "{\"id\":\"1\"}");
        Assert.Equal(new SendOutcome.Sent(null), await Client().SendAsync(connector.Somewhere, Hello, Token));
    }

    [Fact]
    public async Task Only_the_callers_own_change_of_mind_is_an_exception()
    {
        using var mind = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var connector = await FakeConnector.StartAsync(async http =>
        {
            await mind.CancelAsync();
            await Task.Delay(-1, http.RequestAborted);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client().SendAsync(connector.Somewhere, Hello, mind.Token));
    }

    internal static ConnectorClient Client(TimeSpan? patience = null, bool allowLoopback = true) => new(
        Http,
        Cloud.Public,
        new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)),
        allowLoopback,
        patience ?? TimeSpan.FromSeconds(15));
}
