using System.Net;

namespace CharterBot.Tests.Conversations;

public sealed class ManyAtOnceTests
{
    private const int People = 20;
    private const int Rounds = 50;

    [Fact]
    public async Task Twenty_people_answer_at_once_and_twice_and_all_twenty_pieces_are_stored_and_shown_fifty_times()
    {
        await using var bot = await BotHost.StartAsync(TestContext.Current.CancellationToken);
        for (var round = 1; round <= Rounds; round++)
        {
            var thread = bot.Thread($"{round}");
            await thread.SayAsync("Person0", $"start Round {round}");
            await thread.SayAsync("Person0", "begin");
            await thread.Shown.SeeAsync("1 of 7");
            var messages = Enumerable.Range(0, People)
                .Select(person => thread.Message($"Person{person}", $"Thought {round}-{person}."))
                .ToList();

            var statuses = await Task.WhenAll(messages.Concat(messages).Select(thread.DeliverAsync));

            Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
            var thoughts = Enumerable.Range(0, People).Select(person => $"Thought {round}-{person}.").ToArray();
            var card = await thread.Shown.SeeAsync(["1 of 7", .. thoughts]);
            Assert.All(thoughts, thought => Assert.Equal(2, card.Words.Split(thought).Length));
        }
    }

    [Fact]
    public async Task Every_delivery_that_comes_twice_at_once_has_one_effect()
    {
        await using var bot = await BotHost.StartAsync(TestContext.Current.CancellationToken);
        var thread = bot.Thread("1");

        await TwiceAsync("Amina", "start Maps", "Maps");
        await TwiceAsync("Amina", "begin", "1 of 7");
        await TwiceAsync("Ben", "Nobody checks.", "Nobody checks.");
        await TwiceAsync("Ben", "draft Nobody checks our maps.", "Draft 1");
        await TwiceAsync("Amina", "ok 1", "Agreed by");
        await TwiceAsync("Chiara", "status", "Chiara");

        Assert.Single(thread.Shown.Messages, message =>
            message.Words.Contains("question 2 of 7\nWhat is the desired impact", StringComparison.Ordinal));
        Assert.Single(
            thread.Shown.Messages, message => message.Words.StartsWith("Chiara", StringComparison.Ordinal));
        Assert.Null(thread.Shown.Find("Draft 2"));

        async Task TwiceAsync(string person, string text, string then)
        {
            var message = thread.Message(person, text);
            Assert.Equal(
                [HttpStatusCode.OK, HttpStatusCode.OK],
                await Task.WhenAll(thread.DeliverAsync(message), thread.DeliverAsync(message)));
            await thread.Shown.SeeAsync(then);
        }
    }
}
