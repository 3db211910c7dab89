using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

public sealed class WhatTheLogHoldsTests
{
    private static readonly string[] Words = ["quagga", "okapi", "axolotl", "pangolin", "narwhal", "tapir", "dugong"];

    [Fact]
    public async Task The_log_holds_ids_and_never_what_people_wrote()
    {
        var token = TestContext.Current.CancellationToken;
        await using var bot = await BotHost.StartAsync(token, logged: LogLevel.Trace);
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start quagga");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        await thread.SayAsync("Ben", "2: okapi");
        await thread.SayAsync("Amina", "draft axolotl");
        await thread.Shown.SeeAsync("Draft 1", "axolotl");
        await thread.SayAsync("Ben", "object pangolin");
        await thread.SayAsync("Amina", "renam narwhal");
        await thread.SayAsync("Amina", "hand over tapir");
        var spoiled = thread.Message("Amina", "dugong");
        spoiled["conversation"]!.AsObject().Remove("id");
        await thread.DeliverAsync(spoiled);
        await thread.RestAsync(bot);

        Assert.NotEmpty(bot.Log.All);
        Assert.All(bot.Log.All, line => Assert.All(
            Words, word => Assert.DoesNotContain(word, line, StringComparison.OrdinalIgnoreCase)));
    }
}
