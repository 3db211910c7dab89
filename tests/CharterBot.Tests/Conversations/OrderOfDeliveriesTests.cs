using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharterBot.Tests.Conversations;

public sealed class OrderOfDeliveriesTests
{
    private static readonly ThreadKey Thread = ThreadKey.Of("msteams", "tenant", "19:channel", "1");

    private static readonly Gen<int[]> Orders = Gen.Int[0, 11].Array[12, 40];

    [Fact]
    public Task Any_order_and_any_doubling_of_deliveries_gives_the_same_pieces() => Orders.SampleAsync(
        async order =>
        {
            var store = new InMemoryCharterStore();
            await TakeAllAsync(store, [Arrive("start", "Amina", "start Maps"), Arrive("begin", "Amina", "begin")]);

            // Every delivery comes at least once, whatever else the order says.
            var deliveries = order.Concat(Enumerable.Range(0, 12)).Select(number =>
                Arrive($"piece{number}", $"Person{number % 4}", $"{1 + (number % 7)}: thought {number}."));
            await TakeAllAsync(store, deliveries);

            var state = await ThreadRows.LoadAsync(store, Thread, CancellationToken.None);
            var pieces = state.Charter!.Questions.SelectMany(question => question.Pieces.Select(piece =>
                $"{question.Number} {piece.Author} {piece.Text}"));
            Assert.Equal(
                Enumerable.Range(0, 12)
                    .Select(number => $"{1 + (number % 7)} Person{number % 4} thought {number}.")
                    .Order(StringComparer.Ordinal),
                pieces.Order(StringComparer.Ordinal));
        },
        iter: 100);

    /// <summary>Two instances take turns on one store, and all deliveries are under way at once.</summary>
    private static async Task TakeAllAsync(InMemoryCharterStore store, IEnumerable<Arrival> deliveries)
    {
        var instances = new[] { Open(store), Open(store) };
        var results = await Task.WhenAll(deliveries.Select((arrival, index) =>
            instances[index % 2].TakeAsync(arrival, CancellationToken.None)));
        Assert.All(results, result => Assert.IsType<TurnResult.Taken>(result));
    }

    private static OpenConversations Open(InMemoryCharterStore store) =>
        new(store, TimeProvider.System, new ShowQueue(), NullLogger<ThreadTurns>.Instance);

    private static Arrival Arrive(string delivery, string person, string text) => new(
        Thread,
        new("msteams", "http://127.0.0.1:1/", "19:channel;messageid=1"),
        delivery,
        new(new PersonId(person), person),
        DateTimeOffset.UtcNow,
        text,
        delivery,
        charter => Reading.Of(new Heard(text, []), charter?.Set.Count ?? 7),
        For: null,
        AnswersDirectly: false);
}
