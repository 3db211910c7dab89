using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;

namespace CharterBot.Tests.Channels.Teams.Fuzzing;

/// <summary>
/// Bodies that nobody would write, by changes of the raw bytes. CHARTERBOT_FUZZ sets how many; the suite takes fewer.
/// </summary>
public sealed class MutatedActivitiesTests
{
    private const int InTheSuite = 20_000;
    private const int MostMutations = 3;

    private static readonly Gen<Mutation> Mutations = Gen.Select(
        Gen.Frequency(
            (6, Gen.Const(Mutation.Kind.InsertInText)),
            (4, Gen.Const(Mutation.Kind.ReplaceAValue)),
            (5, Gen.Enum<Mutation.Kind>())),
        Gen.UShort,
        Gen.Byte,
        Gen.UShort,
        (kind, at, length, token) => new Mutation(kind, at, length, token));

    private static int HowMany =>
        int.TryParse(Environment.GetEnvironmentVariable("CHARTERBOT_FUZZ"), CultureInfo.InvariantCulture, out var many)
            ? many
            : InTheSuite;

    [Fact]
    public async Task No_mutated_activity_breaks_anything_on_its_way()
    {
        var (spoilt, good) = (Bodies.Spoilt(), Bodies.Good());
        var bodies = Gen.Frequency(
            (1, Gen.Int[0, spoilt.Length - 1].Select(body => spoilt[body])),
            (6, Gen.Int[0, good.Length - 1].Select(body => good[body])));
        await using var door = new FuzzedDoor();
        var reached = new ConcurrentDictionary<string, int>();

        await Gen.Select(bodies, Mutations.Array[0, MostMutations], Gen.Int[0, 5]).SampleAsync(
            async (body, mutations, scene) =>
            {
                var mutated = mutations.Aggregate(body, (bytes, mutation) => mutation.Apply(bytes));
                var (where, thrown) = await door.SendAsync(mutated, scene);
                reached.AddOrUpdate(where, 1, (_, count) => count + 1);
                if (thrown is not null)
                    Assert.Fail($"{thrown}\n{Convert.ToBase64String(mutated)}\n{Encoding.UTF8.GetString(mutated)}");
            },
            iter: HowMany);

        foreach (var where in new[] { "refused", "Nothing", "Turn", "Form", "Refusal", "Came" })
            Assert.Contains(where, reached.Keys);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(
            ", ", reached.OrderByDescending(row => row.Value).Select(row => $"{row.Key} {row.Value:N0}")));
    }
}
