namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// How much of what people wrote a card may show: UTF-16 units a text, rows a list, units a name. A card is drawn with
/// less and less until it fits into what Teams takes.
/// </summary>
internal readonly record struct Allowance(int Text, int Rows, int Name)
{
    public static readonly Allowance Whole = new(int.MaxValue, int.MaxValue, 200);

    public static readonly IReadOnlyList<Allowance> Falling =
    [
        new(4_500, 40, 200),
        new(2_500, 30, 100),
        new(1_500, 30, 60),
        new(900, 24, 60),
        new(600, 20, 40),
        new(400, 16, 40),
        new(250, 12, 40),
        new(150, 8, 30),
        new(90, 5, 24),
        new(50, 3, 16),
        new(24, 1, 12),
    ];

    /// <summary>Teams splits or refuses messages of about 28 KB; the activity around the card takes the rest.</summary>
    public const int MostUnits = 27_000;

    public const int MostInSummary = 6_000;
}
