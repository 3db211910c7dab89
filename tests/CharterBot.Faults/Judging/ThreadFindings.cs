namespace CharterBot.Faults.Judging;

/// <summary>What is wrong with one thread.</summary>
/// <param name="Acknowledged">Pieces that people were told are taken.</param>
/// <param name="Absent">Of those, the ones that the store does not hold.</param>
/// <param name="Twice">Pieces that the store holds more than once, or that nobody wrote.</param>
/// <param name="Gaps">Turn numbers that are missing or stand twice, and a head that counts otherwise.</param>
/// <param name="Cards">How many cards the charter has.</param>
/// <param name="NotFinal">Cards that stand on no message, or not as they should be by now.</param>
/// <param name="Doubles">Messages that carry a card a second time: card and message.</param>
/// <param name="Unsaid">Replies owed and not posted.</param>
internal sealed record ThreadFindings(
    int Acknowledged,
    IReadOnlyList<string> Absent,
    IReadOnlyList<string> Twice,
    int Gaps,
    int Cards,
    IReadOnlyList<string> NotFinal,
    IReadOnlyList<DoubledCard> Doubles,
    int Unsaid)
{
    public bool IsAtRest => NotFinal.Count == 0 && Unsaid == 0;
}
