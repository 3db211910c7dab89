using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Where in the charter a question stands: "Purpose ●○○○○○○ 1 of 7".</summary>
internal static class Progress
{
    private const int MostDots = 12;

    public static void Lay(Sheet sheet, Charter charter, int number)
    {
        var count = charter.Set.Count;
        var area = charter.Set[number].Area;
        var place = $"{Words.Number(number)} of {Words.Number(count)}";
        var dots = count <= MostDots ? $"{new string('●', number)}{new string('○', count - number)} " : "";
        sheet.Heading($"{area} {dots}{place}", $"{area}, question {place}");
    }
}
