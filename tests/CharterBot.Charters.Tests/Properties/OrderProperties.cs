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
            .SelectMany(question => question.StandingPieces
                .Select(piece => $"{question.Number} {piece.Author} {piece.Text}"))
            .Order(StringComparer.Ordinal);
    }
}
