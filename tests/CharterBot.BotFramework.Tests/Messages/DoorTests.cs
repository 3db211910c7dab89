using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.Tests.Activities;

namespace CharterBot.BotFramework.Tests.Messages;

public sealed class DoorTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(Samples.Message().ToJsonString());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_malformed_is_taken_or_refused_and_the_door_stays_open()
    {
        await using var host = await Host.StartAsync();
        var rows = MalformedActivities.All().ToArray();
        Assert.InRange(rows.Length, 200, 5_000);

        var taken = 0;
        foreach (var (name, body) in rows)
        {
            var expected = body.Length > ActivityReader.LongestBody ? 413
                : ActivityReader.Read(body) is ActivityReading.WellFormed ? 200 : 400;
            var (status, answer) = await host.PostAsync(body);
            taken += status == 200 ? 1 : 0;

            // An address that is well-formed and not trusted is refused later, but refused all the same.
            var isOfAddress = name.StartsWith("serviceUrl", StringComparison.Ordinal);
            Assert.True(status == expected || (isOfAddress && status == 400), name);
            if (status == 400)
                Assert.Equal("BadArgument", JsonNode.Parse(answer)!["error"]!["code"]!.GetValue<string>());
        }

        Assert.InRange(taken, 50, rows.Length - 200);
        Assert.Equal(200, (await host.PostAsync(Good)).Status);
        Assert.DoesNotContain(host.Log, line => line.Contains("xception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_long_a_body_is_not_read_also_when_it_does_not_say_how_long_it_is()
    {
        await using var host = await Host.StartAsync();
        var spaces = new byte[ActivityReader.LongestBody - Good.Length];
        Array.Fill(spaces, (byte)' ');
        Assert.Equal(200, (await host.PostAsync([.. Good, .. spaces])).Status);
        Assert.Equal(413, (await host.PostAsync([.. Good, .. spaces, .. " "u8])).Status);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent([.. Good, .. spaces, .. " "u8]),
        };
        request.Headers.TransferEncodingChunked = true;
        using var response = await host.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for_for_ever()
    {
        await using var host = await Host.StartAsync();
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, host.Http.BaseAddress!.Port, Token);
        var head = $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Good.Length}\r\n\r\n{{";
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Token);
        await host.CallerCame.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);

        host.Time.Advance(DeliveryBody.Patience);

        using var reader = new StreamReader(caller.GetStream());
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(Token));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true, 200)]
    [InlineData("http://localhost:5/", true, 200)]
    [InlineData("https://evil.trafficmanager.net/", true, 400)]
    [InlineData("http://169.254.169.254/", true, 400)]
    public async Task Only_service_addresses_that_may_be_answered_come_in(string address, bool anonymous, int expected)
    {
        await using var host = await Host.StartAsync(anonymous: anonymous);
        var message = Samples.Message();
        message["serviceUrl"] = address;
        Assert.Equal(expected, (await host.PostAsync(Encoding.UTF8.GetBytes(message.ToJsonString()))).Status);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("somethingNew")]
    public async Task Every_type_reaches_the_bot(string type)
    {
        Delivery? taken = null;
        await using var host = await Host.StartAsync((delivery, _) =>
        {
            taken = delivery;
            return Task.FromResult<TurnAnswer>(new TurnAnswer.Accepted());
        });
        var message = Samples.Message();
        message["type"] = type;

        Assert.Equal((200, ""), await host.PostAsync(Encoding.UTF8.GetBytes(message.ToJsonString())));

        Assert.Equal(type, taken?.Activity.Type);
        Assert.IsType<SignedIn.Anonymous>(taken?.SignedIn);
    }

    public static TheoryData<TurnAnswer, int, string, string?> Answers => new()
    {
        { new TurnAnswer.Accepted(), 200, "", null },
        { new TurnAnswer.Invoked("""{"a":1}"""u8.ToArray()), 200, """{"a":1}""", null },
        { new TurnAnswer.Busy(TimeSpan.FromMilliseconds(2_100)), 503, "", "3" },
        { new TurnAnswer.Busy(TimeSpan.Zero), 503, "", "1" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_the_bot_says_is_what_the_platform_gets(
        TurnAnswer answer, int status, string body, string? retryAfter)
    {
        await using var host = await Host.StartAsync((_, _) => Task.FromResult(answer));
        using var content = new ByteArrayContent(Good);

        using var response = await host.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, Token);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(retryAfter, response.Headers.RetryAfter?.ToString());
        Assert.Equal(body.Length > 0 ? "application/json" : null, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Every_answer_has_a_row() => Assert.Equal(
        typeof(TurnAnswer).GetNestedTypes().ToHashSet(), Answers.Select(row => row.Data.Item1.GetType()).ToHashSet());

    [Fact]
    public async Task A_turn_that_fails_is_sent_again_and_logged_once_without_a_word_of_it()
    {
        await using var host = await Host.StartAsync((_, _) => throw new InvalidOperationException("what Amina wrote"));

        var (status, body) = await host.PostAsync(Good);

        Assert.Equal((503, ""), (status, body));
        var line = Assert.Single(host.Log, line => !line.Contains("Anonymous is on", StringComparison.Ordinal));
        Assert.Contains("InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains("19:demo@thread.tacv2", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_has_its_own_deadline()
    {
        var begun = new TaskCompletionSource();
        await using var host = await Host.StartAsync(async (_, token) =>
        {
            begun.SetResult();
            await Task.Delay(-1, token);
            return new TurnAnswer.Accepted();
        });

        var posted = host.PostAsync(Good);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);
        host.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(503, (await posted).Status);
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_stop_the_turn()
    {
        var (begun, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        var ended = new TaskCompletionSource<bool>();
        await using var host = await Host.StartAsync(async (_, token) =>
        {
            begun.SetResult();
            await gone.Task;
            ended.SetResult(token.IsCancellationRequested);
            return new TurnAnswer.Accepted();
        });

        using (var caller = new TcpClient())
        {
            await caller.ConnectAsync(IPAddress.Loopback, host.Http.BaseAddress!.Port, Token);
            var head = $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Good.Length}\r\n\r\n";
            await caller.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. Good], Token);
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);
            caller.Client.Close(0);
        }

        await host.CallerLeft.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);
        gone.SetResult();
        Assert.False(await ended.Task.WaitAsync(TimeSpan.FromSeconds(5), Token));
    }

    [Fact]
    public async Task Who_is_turned_away_learns_what_to_show_and_nothing_else()
    {
        await using var host = await Host.StartAsync(anonymous: false);
        using var content = new ByteArrayContent(Good);
        using var response = await host.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Looking_at_the_door_is_harmless(string method)
    {
        await using var host = await Host.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await host.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
