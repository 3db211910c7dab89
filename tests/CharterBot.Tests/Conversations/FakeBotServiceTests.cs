using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>What the fake connector proves is worth no more than that it refuses what the platform refuses.</summary>
public sealed class FakeBotServiceTests : IAsyncLifetime
{
    private const string Thread = "19%3Ademo%40thread.tacv2%3Bmessageid%3D1";

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly HttpClient _http = new();
    private FakeBotService _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await FakeBotService.StartAsync(Token, _time);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Text_beside_a_card_becomes_two_messages_and_no_id_is_said()
    {
        var answer = await PostAsync(
            """{"type":"message","text":"a","attachments":[{"content":{"type":"AdaptiveCard"}}]}""");

        Assert.Equal((HttpStatusCode.Accepted, ""), answer);
        Assert.Equal(2, _service.Thread("19:demo@thread.tacv2;messageid=1").Messages.Count);
    }

    [Fact]
    public async Task Ids_are_milliseconds_and_never_the_same()
    {
        var ids = new List<long>();
        for (var post = 0; post < 20; post++)
        {
            var (status, body) = await PostAsync("""{"type":"message","text":"a"}""");
            Assert.Equal(HttpStatusCode.Created, status);
            ids.Add(long.Parse(JsonNode.Parse(body)!["id"]!.GetValue<string>(), CultureInfo.InvariantCulture));
        }

        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.InRange(ids[0] - _time.GetUtcNow().ToUnixTimeMilliseconds(), 0, 20);
    }

    [Theory]
    [InlineData("19:demo%40thread.tacv2%3Bmessageid%3D1", 400)]
    [InlineData("19%3Ademo%40thread.tacv2;messageid=1", 400)]
    [InlineData("19%3Ademo/thread", 404)]
    public async Task An_id_that_is_not_one_escaped_segment_is_refused(string conversation, int status)
    {
        var answer = await PostAsync("""{"type":"message","text":"a"}""", conversation);

        Assert.Equal(status, (int)answer.Status);
        Assert.Empty(_service.Thread("19:demo@thread.tacv2;messageid=1").Messages);
    }

    [Fact]
    public async Task It_refuses_a_mention_that_the_card_does_not_hold_and_what_is_too_big()
    {
        const string Card = """
            {"type":"message","attachments":[{"content":{
              "body":[{"type":"TextBlock","text":"Waiting for TEXT"}],
              "msteams":{"entities":[{"text":"<at>Ben</at>","mentioned":{"id":"ID"}}]}}}]}
            """;

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(Of("<at>Ben</at>", "29:ben"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Of("Ben", "29:ben"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Of("<at>Ben</at>", "ben"))).Status);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync($$"""{"type":"message","text":"{{new string('é', 28_000)}}"}""")).Status);

        static string Of(string text, string id) => Card
            .Replace("TEXT", text, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_limits_are_those_of_the_platform()
    {
        _service.Limits = new(_time);
        for (var post = 0; post < 7; post++)
            Assert.Equal(HttpStatusCode.Created, (await PostAsync("""{"type":"message","text":"a"}""")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync("""{"type":"message","text":"a"}""")).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("""{"type":"message","text":"a"}""")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync("""{"type":"message","text":"a"}""")).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("""{"type":"message","text":"a"}""")).Status);
        Assert.Equal("POST 201: 9, POST 429: 2", _service.Calls.ToString());
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string activity, string conversation = Thread)
    {
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        var address = new Uri(
            $"{_service.Address}v3/conversations/{conversation}/activities",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await _http.PostAsync(address, content, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
