using System.Globalization;
using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using CsCheck;

namespace CharterBot.Tests.Conversations;

public sealed class OrderOfDeliveriesTests
{
    /// <summary>Set for more: <c>CHARTERBOT_ORDERS=100000</c>.</summary>
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("CHARTERBOT_ORDERS"), CultureInfo.InvariantCulture, out var asked) ? asked : 100;

    private static readonly Gen<int[]> Orders = Gen.Int[0, 11].Array[12, 40];

    [Fact]
    public Task Any_order_and_any_doubling_of_deliveries_gives_the_same_pieces() => Orders.SampleAsync(
        async order =>
        {
            var store = new InMemoryCharterStore();
            await TakeAllAsync(
                store,
                [Arriving.Message("start", "Amina", "start Maps"), Arriving.Message("begin", "Amina", "begin")]);

            // Every delivery comes at least once, whatever else the order says.
            var deliveries = order.Concat(Enumerable.Range(0, 12)).Select(number =>
                Arriving.Message($"piece{number}", $"Person{number % 4}", $"{1 + (number % 7)}: thought {number}."));
            await TakeAllAsync(store, deliveries);

            var state = await ThreadRows.LoadAsync(store, Arriving.Thread, CancellationToken.None);
            var pieces = state.Charter!.Questions.SelectMany(question => question.Pieces.Select(piece =>
                $"{question.Number} {piece.Author} {piece.Text}"));
            Assert.Equal(
                Enumerable.Range(0, 12)
                    .Select(number => $"{1 + (number % 7)} Person{number % 4} thought {number}.")
                    .Order(StringComparer.Ordinal),
                pieces.Order(StringComparer.Ordinal));
        },
        iter: Cases);

    /// <summary>Two instances take turns on one store, and all deliveries are under way at once.</summary>
    private static async Task TakeAllAsync(InMemoryCharterStore store, IEnumerable<Arrival> deliveries)
    {
        var instances = new[] { Arriving.Instance(store), Arriving.Instance(store) };
        var results = await Task.WhenAll(deliveries.Select((arrival, index) =>
            instances[index % 2].TakeAsync(arrival, CancellationToken.None)));
        Assert.All(results, result => Assert.IsType<TurnResult.Taken>(result));
    }
}
