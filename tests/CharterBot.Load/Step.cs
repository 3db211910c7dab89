using System.Globalization;

namespace CharterBot.Load;

/// <summary>
/// One thing that one of two people says. Where the next word only makes sense to somebody who saw the bot's post (a
/// draft to agree to, the next question), the talker waits for it as a person would.
/// </summary>
internal sealed record Step(int Person, string Text, bool AwaitsPost)
{
    private const int Questions = 7;

    /// <summary>A whole charter.</summary>
    public static IReadOnlyList<Step> Charter { get; } =
    [
        new(1, "start Data-Viz Practitioners", true),
        new(2, "join", false),
        new(1, "begin", true),
        .. Enumerable.Range(1, Questions).SelectMany(Question),
        new(1, "publish", true),
    ];

    private static IEnumerable<Step> Question(int question)
    {
        yield return new(1, Piece("We rebuild the same dashboards because nobody knows what exists", question), false);
        yield return new(2, Piece("Half of our charts mislead and nobody checks them before they are public", question), false);
        yield return new(1, Piece("Analysts who publish at least one chart a month press the button", question), false);
        yield return new(2, Piece("Every second Wednesday a chart clinic in the channel", question), false);
        yield return new(1, $"draft {Piece("Our maps agree because somebody checks them before they are public", question)}", true);
        yield return new(2, "ok 1", true);
    }

    private static string Piece(string text, int question) =>
        string.Create(CultureInfo.InvariantCulture, $"{text}, as we said in part {question}.");
}
