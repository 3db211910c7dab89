using System.Globalization;
using System.Text;

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

    // Plain ASCII without quotes: the words stand in a card's JSON as they were said.
    private byte[] Words { get; } = Encoding.UTF8.GetBytes(Text);

    private bool IsPiece { get; init; }

    public bool IsShownBy(bool isPost, ReadOnlySpan<byte> body, bool isEcho) =>
        (isPost || !AwaitsPost) && (!(IsPiece || isEcho) || body.IndexOf(Words) >= 0);

    private static IEnumerable<Step> Question(int question)
    {
        yield return Piece(1, "We rebuild the same dashboards because nobody knows what exists", question);
        yield return Piece(2, "Half of our charts mislead and nobody checks them before they are public", question);
        yield return Piece(1, "Analysts who publish at least one chart a month press the button", question);
        yield return Piece(2, "Every second Wednesday a chart clinic in the channel", question);
        yield return new(1, $"draft {Sentence("Our maps agree because somebody checks them first", question)}", true);
        yield return new(2, "ok 1", true);
    }

    private static Step Piece(int person, string text, int question) =>
        new(person, Sentence(text, question), false) { IsPiece = true };

    private static string Sentence(string text, int question) =>
        string.Create(CultureInfo.InvariantCulture, $"{text}, as we said in part {question}.");
}
