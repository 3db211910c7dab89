using CharterBot.Channels;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Wording;

namespace CharterBot.Tab.View;

/// <summary>What became of a question from one version to the next.</summary>
internal static class ChangeView
{
    public static PageChange? Between(QuestionProgress before, QuestionProgress after) =>
        (before.Answer, after.Answer) switch
        {
            (null, null) => null,
            (null, _) => new("new", []),
            (_, null) => new("parked", []),
            var (then, now) when then.Text == now.Text => null,
            var (then, now) => new("changed", Spans(then.Text, now.Text)),
        };

    private static PageSpan[] Spans(string before, string after) =>
    [
        .. Difference.Between(before, after).Select(span => new PageSpan(Word(span.Is), span.Text)),
    ];

    private static string Word(WordSpan.Kind kind) => kind switch
    {
        WordSpan.Kind.Same => "same",
        WordSpan.Kind.Added => "added",
        WordSpan.Kind.Removed => "removed",
        _ => throw new UnreachableException($"No word for {kind}."),
    };
}
