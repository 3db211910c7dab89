using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn.Incoming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

public sealed class KeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Garbage => new()
    {
        { "nothing", "" },
        { "a page", "<html>Sign in to the network</html>" },
        { "a list", "[]" },
        { "no keys", """{"keys":[]}""" },
        { "keys that are no list", """{"keys":"teams"}""" },
        { "keys that are no keys", """{"keys":[1,null,"teams",[]]}""" },
        {
            "a key without its number",
            """{"keys":[{"kty":"RSA","kid":"teams","e":"AQAB","endorsements":["msteams"]}]}"""
        },
        {
            "a key that is too short",
            """{"keys":[{"kty":"RSA","kid":"teams","n":"AQAB","e":"AQAB","endorsements":["msteams"]}]}"""
        },
        { "a shared secret", """{"keys":[{"kty":"oct","kid":"teams","k":"AQAB","endorsements":["msteams"]}]}""" },
        { "3,000 deep", new string('[', 3_000) },
        { "megabytes", "{\"keys\":[]," + new string(' ', 5_000_000) + "}" },
    };

    [Fact]
    public async Task A_key_that_is_published_later_is_good_at_once_when_none_was_asked_for_lately()
    {
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));

        teams.Cloud.Keys.Add(TestKeys.Jwk("next", TestKeys.Foreign, "msteams"));
        teams.Host.Time.Advance(SigningKeys.BetweenFetches);

        Assert.Equal(200, await StatusAsync(teams, "next"));
        Assert.Equal(200, await StatusAsync(teams, "teams"));
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_is_good_for_half_a_day_and_no_longer()
    {
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));
        teams.Cloud.Keys = [TestKeys.Jwk("next", TestKeys.Foreign, "msteams")];

        teams.Host.Time.Advance(SigningKeys.Fresh);
        Assert.Equal(200, await StatusAsync(teams, "teams"));
        Assert.Equal(200, await StatusAsync(teams, "next"));

        Assert.Equal(401, await StatusAsync(teams, "teams"));
    }

    [Fact]
    public async Task Nobody_waits_for_the_keys_to_be_fetched_again()
    {
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));
        var asked = new TaskCompletionSource();
        teams.Cloud.Trouble = http =>
        {
            asked.TrySetResult();
            return Task.Delay(-1, http.RequestAborted);
        };

        teams.Host.Time.Advance(SigningKeys.Fresh);

        Assert.Equal(200, await StatusAsync(teams, "teams"));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);
        Assert.Equal(200, await StatusAsync(teams, "teams"));
    }

    [Fact]
    public async Task Through_an_outage_the_last_keys_are_good_for_five_days_and_then_nobody_comes_in()
    {
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));
        teams.Cloud.Trouble = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };

        for (var hours = 0; hours < 5 * 24; hours += 6)
        {
            Assert.Equal(200, await StatusAsync(teams, "teams"));
            teams.Host.Time.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(503, await StatusAsync(teams, "teams"));
        teams.Cloud.Trouble = null;
        teams.Host.Time.Advance(SigningKeys.BetweenFirstFetches);
        Assert.Equal(200, await StatusAsync(teams, "teams"));
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_takes_the_place_of_no_key_and_is_none(string name, string document)
    {
        Assert.NotEmpty(name);
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));

        teams.Cloud.Trouble = http => http.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal)
            ? http.Response.WriteAsync(document, http.RequestAborted)
            : http.Response.WriteAsync(Metadata(teams), http.RequestAborted);
        teams.Host.Time.Advance(SigningKeys.BetweenFetches);
        Assert.Equal(401, await StatusAsync(teams, "unknown"));
        Assert.Equal(200, await StatusAsync(teams, "teams"));

        teams.Host.Time.Advance(SigningKeys.Kept);
        Assert.Equal(503, await StatusAsync(teams, "teams"));
    }

    [Fact]
    public async Task Until_there_are_keys_Teams_is_asked_to_come_again()
    {
        await using var teams = await TeamsHost.StartAsync(cloud: cloud => cloud.Trouble = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        using var content = new ByteArrayContent(teams.NewKnock().Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + teams.NewKnock().Token);

        using var response = await teams.Host.Http.SendAsync(request, Token);

        Assert.Equal((503, "5"), ((int)response.StatusCode, response.Headers.RetryAfter?.ToString()));
        Assert.Equal("", await response.Content.ReadAsStringAsync(Token));

        // Who is no good anyway hears so at once.
        var foreign = teams.NewKnock();
        foreign.Claims["iss"] = "https://evil.example";
        Assert.Equal(401, (await teams.PostAsync(foreign)).Status);

        teams.Cloud.Trouble = null;
        Assert.Equal(503, await StatusAsync(teams, "teams"));
        teams.Host.Time.Advance(SigningKeys.BetweenFirstFetches);
        Assert.Equal(200, await StatusAsync(teams, "teams"));
    }

    [Fact]
    public async Task Ten_thousand_unknown_names_cost_one_fetch_in_five_minutes()
    {
        await using var teams = await TeamsHost.StartAsync();
        Assert.Equal(200, await StatusAsync(teams, "teams"));
        var tokens = teams.Host.Services.GetRequiredService<IncomingTokens>();
        var before = teams.Cloud.Fetches;

        for (var minute = 0; minute < 25; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, 400).Select(async n =>
            {
                var knock = teams.NewKnock();
                (knock.Header["kid"], knock.Sign) = ($"made up {minute} {n}", _ => [1]);
                Assert.IsType<TokenReading.Refused>(await tokens.ReadAsync(knock.Token, Token));
            }));
            teams.Host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        // The first five minutes belong to the fetch of the start.
        Assert.InRange(teams.Cloud.Fetches - before, 1, 4);
        Assert.Equal(200, await StatusAsync(teams, "teams"));
    }

    [Theory]
    [InlineData("https://evil.example/keys")]
    [InlineData("http://127.0.0.1:1/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/keys")]
    [InlineData("")]
    public async Task Keys_come_only_from_the_host_of_the_metadata(string address)
    {
        await using var teams = await TeamsHost.StartAsync(cloud: cloud => cloud.JwksUri = address);
        Assert.Equal(503, await StatusAsync(teams, "teams"));
        Assert.Contains(teams.Host.Log, line => line.Contains("on another host", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_to_other_keys_is_not_followed()
    {
        await using var elsewhere = await KeyServer.StartAsync();
        await using var teams = await TeamsHost.StartAsync(cloud: cloud => cloud.Trouble = http =>
        {
            http.Response.Redirect(elsewhere.Metadata.AbsoluteUri);
            return Task.CompletedTask;
        });
        Assert.Equal(503, await StatusAsync(teams, "teams"));
        Assert.Equal(0, elsewhere.Fetches);
    }

    [Fact]
    public void A_name_that_two_keys_bear_is_nobodys()
    {
        var keys = new JsonArray(
            TestKeys.Jwk("a", TestKeys.Teams), TestKeys.Jwk("a", TestKeys.Foreign), TestKeys.Jwk("b", TestKeys.Slack));
        var set = KeySet.Parse(new JsonObject { ["keys"] = keys }.ToJsonString());
        Assert.Equal((1, true, true), (set.Count, set.Find("a") is null, set.Find("b") is not null));
    }

    [Fact]
    public void The_published_shape_of_keys_is_understood()
    {
        var folder = Captures.Folder("openid");
        Assert.SkipWhen(folder is null, Captures.Absent);
        var set = KeySet.Parse(File.ReadAllText(Path.Combine(folder!, "bf-keys.sample.json")));
        Assert.Equal((3, 1, 1), (set.Count, set.CountFor("msteams"), set.CountFor("directline")));
    }

    private static string Metadata(TeamsHost teams) => new JsonObject
    {
        ["jwks_uri"] = new Uri(teams.Cloud.Metadata, "keys").AbsoluteUri,
    }.ToJsonString();

    private static async Task<int> StatusAsync(TeamsHost teams, string kid)
    {
        var knock = teams.NewKnock();
        knock.Header["kid"] = kid;
        if (kid == "next")
            knock.Sign = Knock.Rs256(TestKeys.Foreign);

        return (await teams.PostAsync(knock)).Status;
    }
}
