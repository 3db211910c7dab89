using System.Globalization;
using System.Net;
using CharterBot.Charters.Answers;

namespace CharterBot.Tests.Conversations;

public sealed class SkippingAtOnceTests
{
    /// <summary>How long after a card was shown people can have read it.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Who_types_skip_before_the_next_question_can_have_been_read_means_the_one_before()
    {
        await using var bot = await BotHost.StartAsync(TestContext.Current.CancellationToken);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        var first = await ShownAsync("1 of 7");
        await SkipAsync("Amina", first + Reading);
        var second = await ShownAsync("2 of 7");

        await SkipAsync("Ben", first + Reading);
        await SkipAsync("Ben", second);
        Assert.Equal(Stage.Asked, (await thread.StateAsync(bot)).Charter![2].Stage);

        await SkipAsync("Ben", second + Reading);
        Assert.Equal(Stage.Skipped, (await thread.StateAsync(bot)).Charter![2].Stage);

        async Task<DateTimeOffset> ShownAsync(string words)
        {
            await thread.Shown.SeeAsync(words);
            await thread.RestAsync(bot);
            return DateTimeOffset.UtcNow;
        }

        async Task SkipAsync(string person, DateTimeOffset at)
        {
            var message = thread.Message(person, "skip");
            message["timestamp"] = at.ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(message));
        }
    }
}
