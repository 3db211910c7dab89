using System.Net;
using System.Text;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.Tests.Activities;
using CharterBot.BotFramework.Tests.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.Tests.SignIn;

public sealed class SignInTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(Samples.Message().ToJsonString());

    [Theory]
    [InlineData(true, "Development", "127.0.0.1", 200)]
    [InlineData(true, "Development", "::1", 200)]
    [InlineData(true, "Development", "::ffff:127.0.0.1", 200)]
    [InlineData(true, "Development", "10.0.0.1", 401)]
    [InlineData(true, "Development", "fe80::1", 401)]
    [InlineData(true, "Development", null, 401)]
    [InlineData(false, "Development", "127.0.0.1", 401)]
    [InlineData(false, "Production", "127.0.0.1", 401)]
    public async Task Without_a_signature_only_a_local_tool_in_development_comes_in(
        bool anonymous, string environment, string? from, int expected)
    {
        await using var host = await Host.StartAsync(anonymous: anonymous, environment: environment);
        host.SeenFrom = from is null ? null : IPAddress.Parse(from);
        Assert.Equal((expected, ""), await host.PostAsync(Good));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("Authorization", "Basic eDp5")]
    [InlineData("Authorization", "CharterBot-Room")]
    [InlineData("Authorization", "CharterBot-Room t=1,v1=")]
    public async Task Who_speaks_for_somebody_else_or_shows_a_wrong_pass_stays_outside(string header, string value)
    {
        await using var host = await Host.StartAsync();
        Assert.Equal((401, ""), await host.PostAsync(Good, (header, value)));
    }

    [Fact]
    public async Task The_room_comes_in_by_its_signature_over_this_body_and_only_from_here()
    {
        var seen = new List<SignedIn>();
        await using var host = await Host.StartAsync(
            (delivery, _) =>
            {
                seen.Add(delivery.SignedIn);
                return Task.FromResult<TurnAnswer>(new TurnAnswer.Accepted());
            },
            anonymous: false);
        var pass = host.Signed(Good);

        Assert.Equal(200, (await host.PostAsync(Good, ("Authorization", pass))).Status);
        Assert.IsType<SignedIn.Room>(Assert.Single(seen));

        Assert.Equal((401, ""), await host.PostAsync([.. Good, .. " "u8], ("Authorization", pass)));
        Assert.Equal(401, (await host.PostAsync(Good, ("Authorization", pass), ("Authorization", pass))).Status);
        Assert.Equal(401, (await host.PostAsync(Good, ("Authorization", pass[..^3] + "AA="))).Status);

        host.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(401, (await host.PostAsync(Good, ("Authorization", pass))).Status);

        host.SeenFrom = IPAddress.Parse("10.0.0.1");
        Assert.Equal(401, (await host.PostAsync(Good, ("Authorization", host.Signed(Good)))).Status);
        Assert.Single(seen);
    }

    [Fact]
    public async Task A_room_outside_development_is_nobody()
    {
        await using var host = await Host.StartAsync(anonymous: false, environment: "Production");
        Assert.Equal((401, ""), await host.PostAsync(Good, ("Authorization", host.Signed(Good))));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task The_anonymous_switch_stops_the_start_elsewhere_and_is_named(string environment)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Host.StartAsync(anonymous: true, environment: environment));
        Assert.Contains("BotFramework:DangerouslyAllowAnonymous", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22222222-2222-4222-8222-222222222222", true)]
    [InlineData(null, true)]
    [InlineData("my bot", false)]
    [InlineData("22222222-2222-4222-8222-222222222222\n", false)]
    public void An_application_id_is_one_and_a_wrong_one_is_named(string? id, bool isGood)
    {
        var result = new BotFrameworkOptionsValidator().Validate(null, new BotFrameworkOptions { AppId = id });
        Assert.Equal(isGood, result.Succeeded);
        Assert.True(isGood || result.FailureMessage?.Contains("BotFramework:AppId", StringComparison.Ordinal) is true);
    }

    [Fact]
    public void Settings_come_from_their_section_and_have_defaults()
    {
        var none = Settings([]).Value;
        var some = Settings(
        [
            new("BotFramework:PaceSends", "false"),
            new("BotFramework:AppId", Guid.Empty.ToString()),
            new("BotFramework:TenantId", Guid.Empty.ToString()),
            new("BotFramework:ClientSecret", "a secret"),
        ]).Value;
        Assert.Equal((null, true, false), (none.AppId, none.PaceSends, none.DangerouslyAllowAnonymous));
        Assert.Equal((Guid.Empty.ToString(), false), (some.AppId, some.PaceSends));
        Assert.Throws<OptionsValidationException>(() => Settings([new("BotFramework:AppId", "my bot")]).Value);
    }

    [Fact]
    public async Task Who_lets_anybody_in_is_told_so_at_the_start()
    {
        await using var open = await Host.StartAsync();
        await using var shut = await Host.StartAsync(anonymous: false);
        Assert.Contains("DangerouslyAllowAnonymous", Assert.Single(open.Log), StringComparison.Ordinal);
        Assert.Empty(shut.Log);
    }

    [Fact]
    public void Each_process_has_a_secret_of_its_own()
    {
        Assert.Equal(32, new RoomSecret().Bytes.Length);
        Assert.False(new RoomSecret().Bytes.SequenceEqual(new RoomSecret().Bytes));
    }

    private static IOptions<BotFrameworkOptions> Settings(KeyValuePair<string, string?>[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        return builder.Services.BuildServiceProvider().GetRequiredService<IOptions<BotFrameworkOptions>>();
    }
}
