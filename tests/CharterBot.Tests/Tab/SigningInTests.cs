using System.Net;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Tab;

public sealed class SigningInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<string>> Bad => new(StringComparer.Ordinal)
    {
        ["nonsense"] = () => "abc",
        ["audience of another app"] = () => With("aud", "99999999-9999-4999-8999-999999999999"),
        ["audience of another domain"] = () => With("aud", $"api://evil.example/botid-{ReaderTokens.App}"),
        ["audience of the app without its bot"] = () => With("aud", $"api://charterbot.example/{ReaderTokens.App}"),
        ["audience of the connector"] = () => With("aud", "https://api.botframework.com"),
        ["audience missing"] = () => With("aud", null),
        ["issuer of the Bot Framework"] = () => With("iss", "https://api.botframework.com"),
        ["issuer of version 1"] = () => With("iss", $"https://sts.windows.net/{ReaderTokens.Tenant}/"),
        ["issuer with a slash"] = () => With("iss", ReaderTokens.IssuerOf(ReaderTokens.Tenant) + "/"),
        ["issuer of another tenant"] = () => With("iss", ReaderTokens.IssuerOf(ReaderTokens.SecondTenant)),
        ["tenant of another issuer"] = () => With("tid", ReaderTokens.SecondTenant),
        ["foreign tenant"] = () => ReaderTokens.Of(ReaderTokens.Amina, ReaderTokens.ForeignTenant),
        ["tenant missing"] = () => With("tid", null),
        ["version 1"] = () => With("ver", "1.0"),
        ["expired six minutes ago"] = () => With("exp", Seconds(-360)),
        ["without an end"] = () => With("exp", null),
        ["from in six minutes on"] = () => With("nbf", Seconds(360)),
        ["unsigned"] = () => ReaderTokens.Unsigned(ReaderTokens.Claims()),
        ["HS256 with the public key"] = () => ReaderTokens.Signed(ReaderTokens.Claims(), "HS256"),
        ["RS384"] = () => ReaderTokens.Signed(ReaderTokens.Claims(), "RS384"),
        ["PS256"] = () => ReaderTokens.Signed(ReaderTokens.Claims(), "PS256"),
        ["unknown key"] = () => ReaderTokens.Signed(ReaderTokens.Claims(), keyId: "key-2"),
        ["signed by someone else"] = () => ReaderTokens.SignedBySomeoneElse(ReaderTokens.Claims()),
        ["claims of someone else"] = () => ReaderTokens.Swapped(
            ReaderTokens.Claims(), ReaderTokens.Of(ReaderTokens.Stranger)),
    };

    [Fact]
    public async Task A_token_that_is_not_a_readers_opens_nothing()
    {
        await using var host = await TabHost.StartAsync(Token, settings: ("Tab:Domain", "charterbot.example"));
        await host.Thread("1").StartAsync("Data-Viz Practitioners");
        host.Cloud.Join(TabThread.Channel, ReaderTokens.Amina);

        var opened = new List<string>();
        foreach (var (which, make) in Bad)
        {
            var token = make();
            var (listed, shown) = (await host.ListAsync(token), await host.ShowAsync(token, "1"));
            if ((listed.Status, shown.Status) != (HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized) ||
                shown.Body is not null)
            {
                opened.Add(which);
            }
        }

        Assert.Empty(opened);
        Assert.Empty(host.Cloud.Lookups);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_said_and_nothing_is_stored_in_between()
    {
        await using var host = await TabHost.StartAsync(Token);

        var answered = await host.ListAsync(null);

        Assert.Equal(HttpStatusCode.Unauthorized, answered.Status);
        Assert.Equal("no-store", answered.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("scp", "User.Read")]
    [InlineData("scp", "access_as_user_too")]
    [InlineData("scp", null)]
    [InlineData("oid", null)]
    public async Task A_token_for_something_else_of_this_app_reads_nothing(string claim, string? value)
    {
        await using var host = await TabHost.StartAsync(Token);

        Assert.Equal(HttpStatusCode.Forbidden, (await host.ListAsync(With(claim, value))).Status);
    }

    [Fact]
    public async Task Good_tokens_are_taken_within_five_minutes_of_their_end_and_in_both_names_of_the_app()
    {
        await using var host = await TabHost.StartAsync(Token, settings: ("Tab:Domain", "charterbot.example"));

        var taken = new List<HttpStatusCode>();
        foreach (var token in new[]
        {
            ReaderTokens.Of(ReaderTokens.Amina),
            With("exp", Seconds(-240)),
            With("nbf", Seconds(240)),
            With("scp", "openid access_as_user"),
            With("aud", $"api://charterbot.example/botid-{ReaderTokens.App}"),
        })
        {
            taken.Add((await host.ListAsync(token)).Status);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 5), taken);
    }

    [Fact]
    public async Task The_application_id_uri_counts_only_with_the_domain_of_the_settings()
    {
        await using var host = await TabHost.StartAsync(Token);

        var token = With("aud", $"api://charterbot.example/botid-{ReaderTokens.App}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.ListAsync(token)).Status);
    }

    [Fact]
    public async Task As_long_as_no_keys_were_had_nobody_is_called_a_liar()
    {
        await using var host = await TabHost.StartAsync(Token);
        host.Cloud.Keys = null;

        var answered = await host.ListAsync(ReaderTokens.Of(ReaderTokens.Amina));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answered.Status);
        Assert.Equal("5", answered.Headers["Retry-After"]);
        host.Cloud.Keys = ReaderTokens.PublicKeys;
        Assert.Equal(HttpStatusCode.OK, (await host.ListAsync(ReaderTokens.Of(ReaderTokens.Amina))).Status);
    }

    [Fact]
    public async Task A_readers_token_does_not_speak_for_the_platform()
    {
        await using var host = await TabHost.StartAsync(Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/messages", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", ReaderTokens.Of(ReaderTokens.Amina));
        request.Content = new StringContent("{\"type\":\"message\"}");

        using var response = await host.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static JsonNode Seconds(int fromNow) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() + fromNow;

    private static string With(string claim, JsonNode? value)
    {
        var claims = ReaderTokens.Claims();
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
        return ReaderTokens.Signed(claims);
    }
}
