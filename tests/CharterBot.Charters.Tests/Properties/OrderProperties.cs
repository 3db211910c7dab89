using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CsCheck;

namespace CharterBot.Charters.Tests.Properties;

public sealed class OrderProperties
{
    private static readonly Gen<(int Person, int Question, int Text)[]> Contributions =
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 7], Gen.Int[0, 999]).Array[0, 30];

    [Fact]
    public void In_whatever_order_labelled_pieces_arrive_each_person_has_said_the_same() =>
        Gen.Select(Contributions, Gen.Int[0, int.MaxValue]).Sample(
            (contributions, seed) =>
            {
                var shuffled = contributions.OrderBy(said => HashCode.Combine(said, seed)).ToArray();

                Assert.Equal(Pieces(contributions), Pieces(shuffled));
            },
            iter: 200);

    private static IEnumerable<string> Pieces(IEnumerable<(int Person, int Question, int Text)> contributions)
    {
        var team = Team.Begun("Amina");
        foreach (var (person, question, text) in contributions)
            team[$"Person {person}"].Says($"{question}: text {text}");
        return team.Charter.Questions
            .SelectMany(question => question.StandingPieces.Select(piece => $"{question.Number} {piece.Author} {piece.Text}"))
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_two_thousandth_piece_is_decided_about_as_fast_as_the_first()
    {
        var team = Team.Begun("Amina");
        var charter = team.Charter;
        for (var piece = 0; piece < 2_000; piece++)
            charter = Decide(charter, piece).Charter!;

        // A hundred more cost milliseconds; a whole second would mean work that grows with the square.
        var started = TimeProvider.System.GetTimestamp();
        for (var piece = 0; piece < 100; piece++)
            charter = Decide(charter, piece).Charter!;

        Assert.Equal(2_100, charter[1].Pieces.Length);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static Decision Decide(Charter charter, int piece) =>
        CharterDecisions.Decide(
            charter,
            new CharterCommand.Contribute($"piece {piece}", 1),
            new(new(new($"id-{piece % 20}"), $"Person {piece % 20}"), charter.StartedAt, null, $"m{piece}", true, $"new-{piece}"));
}
