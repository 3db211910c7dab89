using System.Net;
using System.Text;
using CharterBot.Room;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace CharterBot.Tests.Room;

public sealed class RoomGuardTests(RoomFixture fixture) : IClassFixture<RoomFixture>
{
    private readonly RoomHost _room = fixture.Room;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    public async Task A_rebound_name_and_a_tunnel_get_nothing(string header, string value)
    {
        foreach (var path in new[] { "/", "/room/page/main.js", "/room/api/room?person=x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await _room.Http.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("cross-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "text/plain", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "application/json", HttpStatusCode.OK)]
    [InlineData("none", "application/json", HttpStatusCode.OK)]
    public async Task A_foreign_page_writes_nothing(string site, string type, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/room/api/join");
        request.Content = new StringContent("""{"name":"Eve"}""", Encoding.UTF8, type);
        request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await _room.Http.SendAsync(request, Token);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_comes_with_its_renderer_and_a_strict_policy()
    {
        using var page = await _room.Http.GetAsync(_room.At("/"), Token);
        using var renderer = await _room.Http.GetAsync(_room.At("/room/page/vendor/adaptivecards.min.js"), Token);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(HttpStatusCode.OK, renderer.StatusCode);
    }

    [Fact]
    public void Outside_Development_a_room_that_is_on_stops_the_start_and_names_its_key()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Room:Enabled", "true")]).Build();
        var production = new HostingEnvironment { EnvironmentName = Environments.Production };

        var stopped = Assert.Throws<InvalidOperationException>(
            () => new ServiceCollection().AddRoom(settings, production));

        Assert.Contains("Room:Enabled", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_Development_the_room_is_off_by_itself()
    {
        var services = new ServiceCollection();
        services.AddRoom(
            new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Production });

        Assert.Empty(services);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("CharterBot")]
    [InlineData("<at>x</at>")]
    [InlineData("a@b")]
    public async Task A_name_that_would_deceive_is_refused(string name)
    {
        using var content = new StringContent($$"""{"name":"{{name}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _room.Http.PostAsync(_room.At("/room/api/join"), content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
