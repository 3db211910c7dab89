using CharterBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class MembershipTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        200, """{"id":"29:ben","name":"Ben","aadObjectId":"x","userRole":"user"}""", typeof(MemberLookup.Found))]
    [InlineData(404, """{"error":{"code":"MemberNotFoundInConversation"}}""", typeof(MemberLookup.NotThere))]
    [InlineData(200, "{}", typeof(MemberLookup.Failed))]
    [InlineData(200, "[]", typeof(MemberLookup.Failed))]
    [InlineData(403, "", typeof(MemberLookup.Failed))]
    [InlineData(500, "", typeof(MemberLookup.Failed))]
    public async Task A_member_is_found_or_not_there_or_not_to_be_known(int status, string body, Type expected)
    {
        await using var connector = await FakeConnector.StartAsync(status, body);

        var lookup = await SendingTests.Client().MemberAsync(connector.Somewhere, "29:ben", Token);

        Assert.IsType(expected, lookup);
        Assert.EndsWith("/members/29%3Aben", Assert.Single(connector.Requests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_come_in_pages()
    {
        await using var connector = await FakeConnector.StartAsync(http => http.Response.WriteAsync(
            http.Request.Query.ContainsKey("continuationToken")
                ? """{"members":[{"id":"29:chiara"}]}"""
                : """{"members":[{"id":"29:amina"},{"id":"29:ben"}],"continuationToken":"a b&c"}""",
            http.RequestAborted));
        var client = SendingTests.Client();

        var first = Assert.IsType<MembersLookup.Found>(
            await client.MembersAsync(connector.Somewhere, null, Token)).Page;
        var second = Assert.IsType<MembersLookup.Found>(
            await client.MembersAsync(connector.Somewhere, first.ContinuationToken, Token)).Page;

        Assert.Equal(
            ["29:amina", "29:ben", "29:chiara"], first.Members.Concat(second.Members).Select(member => member.Id));
        Assert.Null(second.ContinuationToken);
        Assert.EndsWith(
            "/pagedmembers?pageSize=500&continuationToken=a%20b%26c",
            connector.Requests.Last().Path,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"members":null}""")]
    [InlineData("""{"members":[null]}""")]
    [InlineData("""{"members":[{"name":"no id"}]}""")]
    [InlineData("")]
    public async Task A_list_with_holes_is_no_list(string body)
    {
        await using var connector = await FakeConnector.StartAsync(200, body);
        Assert.IsType<MembersLookup.Failed>(await SendingTests.Client().MembersAsync(connector.Somewhere, null, Token));
    }
}
