using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Incoming;
using CharterBot.BotFramework.SignIn.Outgoing;
using CharterBot.BotFramework.Tests.SignIn.Incoming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Host = CharterBot.BotFramework.Tests.Messages.Host;

namespace CharterBot.BotFramework.Tests.SignIn;

public sealed class SelfTestTests
{
    private const string Secret = "what nobody should read";

    private static readonly KeyFetch Keys = Fetched(TestKeys.Published);

    private static readonly TokenAnswer Granted = new TokenAnswer.Granted(Secret, DateTimeOffset.MaxValue);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_works_is_one_line()
    {
        await using var host = await StartAsync(Keys, Granted);
        Assert.Empty(host.Log);
        var line = Assert.Single(host.Facts);
        Assert.Contains("Microsoft Teams is on", line, StringComparison.Ordinal);
        Assert.Contains("by Secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_secret_is_a_loud_warning_and_no_failed_start()
    {
        await using var host = await StartAsync(Keys, new TokenAnswer.Denied("the secret has expired (AADSTS7000222)"));
        Assert.Contains("the secret has expired (AADSTS7000222)", Assert.Single(host.Log), StringComparison.Ordinal);
        Assert.Empty(host.Facts);
    }

    [Fact]
    public async Task Keys_that_are_not_to_be_had_are_told_with_the_consequence()
    {
        await using var host = await StartAsync(new KeyFetch.Failed("the answer was 503"), Granted);
        var line = Assert.Single(host.Log);
        Assert.Contains("the answer was 503", line, StringComparison.Ordinal);
        Assert.Contains("no delivery of Teams can be checked", line, StringComparison.Ordinal);
        Assert.Empty(host.Facts);
    }

    [Fact]
    public async Task Keys_that_nobody_endorsed_for_Teams_are_told()
    {
        await using var host = await StartAsync(Fetched([TestKeys.Jwk("slack", TestKeys.Slack, "slack")]), Granted);
        Assert.Contains("None of the 1 keys", Assert.Single(host.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_ways_are_tried_whatever_becomes_of_the_other()
    {
        await using var host = await StartAsync(new KeyFetch.Failed("garbage"), new TokenAnswer.Denied("no"));
        Assert.Equal(2, host.Log.Count);
    }

    [Fact]
    public async Task Without_an_identity_nothing_is_tried()
    {
        await using var host = await StartAsync(
            () => throw new InvalidOperationException(), () => throw new InvalidOperationException(), settings: null);
        Assert.Empty(host.Log);
        Assert.Empty(host.Facts);
    }

    private static KeyFetch.Got Fetched(JsonArray keys) =>
        new(KeySet.Parse(new JsonObject { ["keys"] = keys }.ToJsonString()));

    private static Task<Host> StartAsync(KeyFetch keys, TokenAnswer token) =>
        StartAsync(() => keys, () => token, TeamsHost.Identity);

    private static async Task<Host> StartAsync(
        Func<KeyFetch> keys, Func<TokenAnswer> token, IReadOnlyDictionary<string, string?>? settings)
    {
        var host = await Host.StartAsync(
            anonymous: false, environment: "Production", settings: settings, services: services =>
        {
            services.AddSingleton<FetchKeys>(_ => Task.FromResult(keys()));
            services.AddSingleton<AcquireToken>((_, _) => Task.FromResult(token()));
        });
        var test = host.Services.GetServices<IHostedService>().OfType<SelfTest>().Single();
        await test.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(10), Token);
        return host;
    }
}
