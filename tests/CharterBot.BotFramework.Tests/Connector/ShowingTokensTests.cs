using System.Collections.Concurrent;
using System.Net;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn.Outgoing;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class ShowingTokensTests
{
    private static readonly OutgoingActivity Hello = OutgoingActivity.Text("Hello");

    private static readonly ConversationReference Where = new(
        "https://smba.trafficmanager.net/emea/", "19:demo;messageid=1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_fetched_once_for_many_sends_and_shown_with_each()
    {
        using var teams = new Teams(_ => HttpStatusCode.Created);
        using var bot = new WiredBot(wire: teams);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => bot.Client.SendAsync(Where, Hello, Token)));

        Assert.Equal(64, teams.Seen.Count);
        Assert.All(teams.Seen, seen => Assert.Equal("Bearer token 1", seen.Authorization));
        Assert.Equal([false], bot.Entra.Asked);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_replaced_once_and_the_words_are_said_again()
    {
        using var teams = new Teams(
            seen => seen == "Bearer token 1" ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        using var bot = new WiredBot(wire: teams);

        Assert.Equal(new SendOutcome.Sent(null), await bot.Client.SendAsync(Where, Hello, Token));
        Assert.Equal(new SendOutcome.Sent(null), await bot.Client.UpdateAsync(Where, "7", Hello, Token));

        Assert.Equal(
            ["Bearer token 1", "Bearer token 2", "Bearer token 2"], teams.Seen.Select(seen => seen.Authorization));
        Assert.All(teams.Seen, seen => Assert.Equal(Hello.Json.ToArray(), seen.Body));
        Assert.Equal([false, true], bot.Entra.Asked);
    }

    [Fact]
    public async Task A_connector_that_takes_no_token_is_not_asked_a_third_time_and_Entra_not_with_every_send()
    {
        using var teams = new Teams(_ => HttpStatusCode.Unauthorized);
        using var bot = new WiredBot(wire: teams);

        // Nothing was said, so it is kept until somebody has put the registration right.
        var later = new SendOutcome.NotSent("TokenRefused", ConnectorTokens.BetweenReplacements);

        Assert.Equal(later, await bot.Client.SendAsync(Where, Hello, Token));
        Assert.Equal(2, teams.Seen.Count);

        for (var n = 0; n < 10; n++)
            Assert.Equal(later, await bot.Client.SendAsync(Where, Hello, Token));

        Assert.Equal(12, teams.Seen.Count);
        Assert.Equal([false, true], bot.Entra.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Nothing_else_is_said_twice_down_here(HttpStatusCode status)
    {
        using var teams = new Teams(_ => status);
        using var bot = new WiredBot(wire: teams);
        await bot.Client.SendAsync(Where, Hello, Token);
        Assert.Single(teams.Seen);
        Assert.Equal([false], bot.Entra.Asked);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_it_may_be_said_again()
    {
        using var teams = new Teams(_ => HttpStatusCode.Created);
        using var bot = new WiredBot(wire: teams);
        bot.Entra.Instead = _ => Task.FromResult<TokenAnswer>(new TokenAnswer.Denied("no"));

        var outcome = await bot.Client.SendAsync(Where, Hello, Token);

        Assert.Equal(new SendOutcome.NotSent("NoToken", ConnectorTokens.AfterDenial), outcome);
        Assert.Empty(teams.Seen);
    }

    [Fact]
    public async Task There_is_no_way_out_that_is_not_looked_at()
    {
        using var teams = new Teams(_ => HttpStatusCode.Created);
        using var bot = new WiredBot(wire: teams);
        using var request = new HttpRequestMessage(HttpMethod.Get, Where.ServiceUrl);
        Assert.Throws<NotSupportedException>(() => bot.Http.Send(request, Token));
        await Assert.ThrowsAsync<UnsentException>(() => bot.Http.GetAsync(new Uri("https://evil.example/"), Token));
        Assert.Empty(teams.Seen);
    }

    /// <summary>Stands for the wire and all that is behind it.</summary>
    private sealed class Teams(Func<string?, HttpStatusCode> answer) : HttpMessageHandler
    {
        public ConcurrentQueue<(string? Authorization, byte[] Body)> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var authorization = request.Headers.Authorization?.ToString();
            Seen.Enqueue((authorization, await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new(answer(authorization)) { Content = new ByteArrayContent([]) };
        }
    }
}
