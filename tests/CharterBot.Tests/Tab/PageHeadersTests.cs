using System.Net;

namespace CharterBot.Tests.Tab;

public sealed class PageHeadersTests
{
    private static readonly string[] Frames =
    [
        "https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://*.cloud.microsoft",
        "https://*.microsoft365.com", "https://*.office.com", "https://outlook.office.com",
        "https://outlook.office365.com", "https://outlook-sdf.office.com", "https://outlook-sdf.office365.com",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tab", "text/html; charset=utf-8", "no-cache")]
    [InlineData("tab?thread=1&theme=dark", "text/html; charset=utf-8", "no-cache")]
    [InlineData("tab/configure", "text/html; charset=utf-8", "no-cache")]
    [InlineData("tab/page/reader.js", "text/javascript", "no-cache")]
    [InlineData("tab/page/vendor/MicrosoftTeams.min.js", "text/javascript", "no-cache")]
    [InlineData("tab/page/vendor/teams-js.LICENSE.txt", "text/plain", "no-cache")]
    public async Task Every_page_is_closed_to_everything_but_itself_and_teams(string path, string type, string cache)
    {
        await using var host = await TabHost.StartAsync(Token);

        var answered = await host.GetAsync(path, null);

        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Equal(type, answered.Headers["Content-Type"]);
        Assert.Equal(cache, answered.Headers["Cache-Control"]);
        var policy = answered.Headers["Content-Security-Policy"].Split("; ");
        Assert.Equal(
            [
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
                "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
                $"frame-ancestors {string.Join(' ', Frames)}",
            ],
            policy);
        Assert.False(answered.Headers.ContainsKey("X-Frame-Options"));
        Assert.Equal("nosniff", answered.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", answered.Headers["Referrer-Policy"]);
        Assert.Contains("camera=()", answered.Headers["Permissions-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_government_cloud_its_own_clients_may_hold_the_tab()
    {
        await using var host = await TabHost.StartAsync(Token, settings:
            ("BotFramework:MetadataAddress", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration"));

        var policy = (await host.GetAsync("tab", null)).Headers["Content-Security-Policy"];

        Assert.EndsWith("https://teams.microsoft.us https://*.teams.microsoft.us", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_app_there_is_no_tab()
    {
        await using var host = await TabHost.StartAsync(
            Token,
            settings: [("BotFramework:AppId", ""), ("BotFramework:TenantId", ""), ("BotFramework:ClientSecret", "")]);

        foreach (var path in new[] { "tab", "tab/configure", "tab/page/reader.js", "tab/api/charters?channel=a" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(path, null)).Status);
    }

    [Theory]
    [InlineData("Tab:Domain", "https://charterbot.example")]
    [InlineData("BotFramework:MetadataAddress", "https://evil.example/openid")]
    public async Task A_setting_that_cannot_be_stops_the_start_and_is_named(string key, string value)
    {
        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => TabHost.StartAsync(Token, settings: (key, value)));

        Assert.Contains(key, stopped.ToString(), StringComparison.Ordinal);
    }
}
