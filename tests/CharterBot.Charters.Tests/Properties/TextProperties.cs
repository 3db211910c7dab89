using System.Text;
using System.Text.RegularExpressions;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Wording;
using CsCheck;

namespace CharterBot.Charters.Tests.Properties;

public sealed class TextProperties
{
    /// <summary>
    /// Anything a message may be: words near the grammar's own, labels, any characters, halves of characters.
    /// </summary>
    private static readonly Gen<string> Message = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            Gen.Int[0, Snippets.Length - 1].Select(index => Snippets[index]),
            Gen.Char.Select(character => character.ToString())).Array[0, 12].Select(parts => string.Concat(parts)));

    private static readonly Gen<string> Wording = Message.Select(Reading.Tidy);

    private static string[] Snippets =>
    [
        "draft", "ok", "change", "remove ", "reopen", " 2", "2: ", "Q3:", "99:", ". ", "。", "\n", "\r\n", " ", "\u00a0",
        "👍", "?", "object", ",", " - ", ":", "'", "’", "\ud83d", "\udc4d", "@Ben", "hand over", "نعم", "trust", "1:",
        "\u202e", "\0", "looks good", "I object", "drfat ",
    ];

    [Fact]
    public void Any_string_is_read_without_an_error() =>
        Message.Sample(
            text =>
            {
                Assert.NotNull(Reading.Of(new(text, [new(new("id-Ben"), text), new(null, "")]), 7));
                _ = Reading.IsCommandWord(text);
                _ = Reading.IsSmallTalk(text);
                _ = Labels.Split(text, 7);
            },
            iter: 3_000);

    [Fact]
    public void Tidying_twice_is_tidying_once_and_leaves_whole_characters() =>
        Message.Sample(
            text =>
            {
                var tidy = Reading.Tidy(text);
                Assert.Equal(tidy, Reading.Tidy(tidy));
                Assert.Equal(tidy, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(tidy)));
            },
            iter: 2_000);

    [Fact]
    public void Splitting_loses_nothing_but_the_labels() =>
        Wording.Sample(
            text =>
            {
                const string Labelled = @"\s*([Qq]?[0-9]{1,3}:\s*)*";
                var parts = Labels.Split(text, 7).Select(part => Regex.Escape(part.Text) + Labelled);
                Assert.Matches($@"^{Labelled}{string.Concat(parts)}\z", text);
            },
            iter: 3_000);

    [Fact]
    public void A_text_from_the_chat_is_what_a_command_takes_or_all_of_it() =>
        Wording.Sample(
            text =>
            {
                var taken = Reading.Of(new(text, []), 7) switch
                {
                    CharterCommand.Contribute said => said.Text,
                    CharterCommand.Draft said => said.Text,
                    CharterCommand.Object said => said.Reason,
                    CharterCommand.Change said => said.Text,
                    CharterCommand.NearMiss said => said.Text,
                    CharterCommand.Doubtful said => said.Text,
                    CharterCommand.StanceInWords said => said.Text,
                    CharterCommand.SmallTalk said => said.Text,
                    _ => "",
                };
                Assert.EndsWith(taken, text, StringComparison.Ordinal);
            },
            iter: 2_000);

    [Fact]
    public void The_difference_holds_both_wordings_whole() =>
        Gen.Select(Wording, Wording).Sample(
            (before, after) =>
            {
                var spans = WordDifference.Between(before, after);
                Assert.Equal(after, Joined(spans, WordSpan.Kind.Removed));
                Assert.Equal(before, Joined(spans, WordSpan.Kind.Added));
                Assert.All(spans, span => Assert.NotEqual("", span.Text));
            },
            iter: 1_000);

    private static string Joined(IEnumerable<WordSpan> spans, WordSpan.Kind without) =>
        string.Concat(spans.Where(span => span.Is != without).Select(span => span.Text));
}
