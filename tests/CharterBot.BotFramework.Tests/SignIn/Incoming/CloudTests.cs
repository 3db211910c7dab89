using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Incoming;
using CharterBot.BotFramework.SignIn.Outgoing;
using CharterBot.BotFramework.Tests.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>What the settings change at the door. No cloud is asked: its keys come from the test.</summary>
public sealed class CloudTests
{
    private const string Other = "99999999-9999-4999-8999-999999999999";

    public static TheoryData<string, string, string> Clouds => new()
    {
        { Cloud.Public.Metadata.AbsoluteUri, "https://api.botframework.com", "https://smba.trafficmanager.net/emea/" },
        {
            Cloud.UsGovernment.Metadata.AbsoluteUri, "https://api.botframework.us",
            "https://smba.infra.gov.teams.microsoft.us/gov/"
        },
        {
            Cloud.UsGovernment.Metadata.AbsoluteUri, "https://api.botframework.us",
            "https://smba.infra.dod.teams.microsoft.us/dod/"
        },
        {
            Cloud.China.Metadata.AbsoluteUri, "https://api.botframework.azure.cn",
            "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/"
        },
    };

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Each_cloud_has_its_issuer_and_its_hosts_and_no_others(
        string metadata, string issuer, string address)
    {
        await using var host = await StartAsync(new() { ["BotFramework:MetadataAddress"] = metadata });

        foreach (var (_, otherIssuer, otherAddress) in Clouds.Select(row => row.Data))
        {
            var isOurIssuer = otherIssuer == issuer;
            Assert.Equal(isOurIssuer ? 200 : 401, await PostAsync(host, k => Says(k, otherIssuer, address)));
            if (!isOurIssuer)
                Assert.Equal(400, await PostAsync(host, k => Says(k, issuer, otherAddress)));
        }
    }

    [Fact]
    public async Task Loopback_is_no_address_for_Teams_outside_a_test()
    {
        await using var host = await StartAsync([]);
        Assert.Equal(
            400, await PostAsync(host, k => Says(k, "https://api.botframework.com", "http://localhost:3978/")));
    }

    [Fact]
    public async Task Allowed_tenants_take_the_place_of_the_bots_own()
    {
        await using var host = await StartAsync(new()
        {
            ["BotFramework:AllowedTenants:0"] = Other.ToUpperInvariant(),
            ["BotFramework:AllowedTenants:1"] = "88888888-8888-4888-8888-888888888888",
        });
        Assert.Equal(403, await PostAsync(host, _ => { }));
        Assert.Equal(200, await PostAsync(host, k => From(k, Other, Other)));
        Assert.Equal(403, await PostAsync(host, k => From(k, Other, "88888888-8888-4888-8888-888888888888")));
    }

    [Fact]
    public async Task The_case_of_the_letters_of_an_id_in_the_settings_is_nobodys_business()
    {
        await using var host = await StartAsync(new()
        {
            ["BotFramework:AppId"] = "ABCDEFAB-ABCD-4BCD-8BCD-ABCDEFABCDEF",
            ["BotFramework:TenantId"] = Knock.Tenant.ToUpperInvariant(),
        });
        Assert.Equal(200, await PostAsync(host, k =>
        {
            k.Claims["aud"] = "abcdefab-abcd-4bcd-8bcd-abcdefabcdef";
            k.Activity["recipient"]!["id"] = "28:abcdefab-abcd-4bcd-8bcd-abcdefabcdef";
        }));
    }

    [Fact]
    public async Task Without_an_identity_no_token_is_good()
    {
        await using var host = await Host.StartAsync(anonymous: false, environment: "Production", services: Fakes);
        Assert.Equal(401, await PostAsync(host, _ => { }));
    }

    [Fact]
    public async Task The_log_says_who_was_turned_away_but_shows_no_token_and_no_claim_of_it()
    {
        await using var host = await StartAsync([]);
        var knock = new Knock(host.Time.GetUtcNow()) { Sign = Knock.Rs256(TestKeys.Foreign) };
        knock.Claims["ver"] = "1.0\r\nforged line";
        knock.Claims["secret"] = "what nobody should read";

        Assert.Equal((401, ""), await host.PostAsync(knock.Body, ("Authorization", "Bearer " + knock.Token)));

        var line = Assert.Single(host.Log);
        Assert.Contains(
            "signature (iss https://api.botframework.com, ver ?, kid teams)", line, StringComparison.Ordinal);
        Assert.DoesNotContain(knock.Token.Split('.')[1], line, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody should read", line, StringComparison.Ordinal);
        Assert.DoesNotContain("forged", line, StringComparison.Ordinal);
    }

    private static Task<Host> StartAsync(Dictionary<string, string?> settings)
    {
        foreach (var (key, value) in TeamsHost.Identity)
            settings.TryAdd(key, value);

        return Host.StartAsync(anonymous: false, environment: "Production", settings: settings, services: Fakes);
    }

    private static void Fakes(IServiceCollection services)
    {
        services.AddSingleton<FetchKeys>(_ => Task.FromResult<KeyFetch>(
            new KeyFetch.Got(KeySet.Parse(new JsonObject { ["keys"] = TestKeys.Published }.ToJsonString()))));
        services.AddSingleton<AcquireToken>((_, _) =>
            Task.FromResult<TokenAnswer>(new TokenAnswer.Granted("token", DateTimeOffset.MaxValue)));
    }

    private static async Task<int> PostAsync(Host host, Action<Knock> change)
    {
        var knock = new Knock(host.Time.GetUtcNow());
        change(knock);
        return (await host.PostAsync(knock.Body, ("Authorization", "Bearer " + knock.Token))).Status;
    }

    private static void Says(Knock knock, string issuer, string address) =>
        (knock.Claims["iss"], knock.Claims["serviceurl"], knock.Activity["serviceUrl"]) = (issuer, address, address);

    private static void From(Knock knock, string conversation, string channel) =>
        (knock.Activity["conversation"]!["tenantId"], knock.Activity["channelData"]!["tenant"]!["id"]) =
            (conversation, channel);
}
