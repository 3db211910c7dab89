using CharterBot.Charters.Grammar;

namespace CharterBot.Charters.Tests.Grammar;

/// <summary>What acts: a word that is the whole message, or one that takes the rest.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("OK 👍", "ok")]
    [InlineData("ok.", "ok")]
    [InlineData("Ok!!", "ok")]
    [InlineData("+1", "ok")]
    [InlineData("ok 2", "ok 2")]
    [InlineData("ok draft 2", "ok 2")]
    [InlineData("I agree", "ok")]
    [InlineData("ok\u200b", "ok")]
    [InlineData("I’m in!", "do Join")]
    [InlineData("JOIN", "do Join")]
    [InlineData("go", "do Begin")]
    [InlineData("pass", "pass")]
    [InlineData("Pass #3.", "pass 3")]
    [InlineData("skip", "skip")]
    [InlineData("park 2", "park 2")]
    [InlineData("question 3", "question 3")]
    [InlineData("go to question 3", "question 3")]
    [InlineData("Q3", "piece")]
    [InlineData("remove 2", "remove 2")]
    [InlineData("remove", "remove")]
    [InlineData("show 2", "show 2")]
    [InlineData("revise 3", "revise 3")]
    [InlineData("reopen 2 the numbers changed", "reopen 2 the numbers changed")]
    [InlineData("reopen 2: the numbers changed", "reopen 2 the numbers changed")]
    [InlineData("reopen 2, the numbers changed", "reopen 2 the numbers changed")]
    [InlineData("draft", "do OpenDraftForm")]
    [InlineData("draft We share maps.", "draft We share maps.")]
    [InlineData("Draft: We share maps.", "draft We share maps.")]
    [InlineData("draft - We share maps.", "draft We share maps.")]
    [InlineData("draft\n- one\n- two", "draft - one\n- two")]
    [InlineData("draft  We   share\n\nmaps", "draft We share\n\nmaps")]
    [InlineData("object it is too long", "object it is too long")]
    [InlineData("objection: too long", "object too long")]
    [InlineData("stand aside I was away", "aside I was away")]
    [InlineData("change 2: at most seven", "change 2:at most seven")]
    [InlineData("change Q2: at most seven", "change 2:at most seven")]
    [InlineData("change We share maps", "change :We share maps")]
    [InlineData("start Data-Viz Practitioners", "start Data-Viz Practitioners")]
    [InlineData("start", "start ")]
    [InlineData("rename Map Makers", "rename Map Makers")]
    [InlineData("take over", "do TakeOver")]
    [InlineData("my data", "do MyData")]
    [InlineData("Forget me.", "do ForgetMe")]
    [InlineData("", "do Help")]
    [InlineData("?", "do Help")]
    [InlineData("Help!", "do Help")]
    public void A_command_is_the_whole_message_or_takes_the_rest(string text, string read) =>
        Assert.Equal(read, Read.As(text));

    [Theory]
    [InlineData(", ok", "ok")]
    [InlineData(",ok 2", "ok 2")]
    [InlineData(": publish", "do Publish")]
    [InlineData("– We share maps.", "piece")]
    [InlineData(", 2: at most 7", "2:at most 7")]
    [InlineData(" - draft: We share maps.", "draft We share maps.")]
    [InlineData(":+1:", "piece")]
    [InlineData("- ok", "ok")]
    [InlineData(",", "small talk")]
    [InlineData(":-)", "small talk")]
    public void What_stood_behind_the_bots_name_is_no_part_of_the_text(string text, string read) =>
        Assert.Equal(read, Read.As(text));

    [Theory]
    [InlineData("hand over Ben", "hand over id-Ben")]
    [InlineData("hand over to @Ben", "hand over id-Ben")]
    [InlineData("remove @Ben", "remove member id-Ben")]
    [InlineData("remove silos", "remove member silos")]
    [InlineData("hand over the data every Friday", "hand over the data every friday")]
    public void A_person_is_named_by_mention_or_by_name(string text, string read) =>
        Assert.Equal(read, Read.As(text, "Ben"));

    [Fact]
    public void A_person_with_a_long_name_is_found_by_mention()
    {
        const string Name = "Maria del Carmen de la Vega Ruiz (Statistics)";

        Assert.Equal($"remove member id-{Name}", Read.As($"remove {Name}", Name));
    }

    [Fact]
    public void Every_command_word_alone_is_that_command()
    {
        foreach (var (word, row) in CommandTable.Words)
            Assert.DoesNotMatch("^(piece|near|doubt|small)", $"{Read.As(word)}{row.Name}");
    }

    [Fact]
    public void Every_command_has_one_row_and_a_usage_that_is_that_command()
    {
        Assert.Equal(Enum.GetValues<CommandName>().Order(), CommandTable.Rows.Select(row => row.Name).Order());
        Assert.All(CommandTable.Rows, row => Assert.StartsWith(row.Word, row.Usage, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_take_nothing_act_only_when_they_are_the_whole_message()
    {
        var alone = CommandTable.Words.Where(pair => pair.Row.Takes is Takes.Nothing or Takes.MaybeNumber);
        foreach (var (word, row) in alone)
        {
            Assert.Equal("piece", Read.As($"{word} xylophones matter to our work"));
            Assert.NotEqual("piece", Read.As(word));
            if (row.Takes == Takes.MaybeNumber)
                Assert.NotEqual("piece", Read.As($"{word} 2"));
        }
    }

    [Fact]
    public void Case_closing_punctuation_and_emoji_are_ignored()
    {
        foreach (var (word, row) in CommandTable.Words.Where(pair => pair.Row.StandsAlone && pair.Word != "?"))
        {
            var upper = word.ToUpperInvariant();
            string[] ways = [upper, $"{word}.", $"{word}!!", $" {upper}… 👍🏽", $"🙂 {word}"];
            foreach (var written in ways)
                Assert.Equal(Read.As(word), Read.As(written));
            Assert.NotEqual("small talk", $"{Read.As(word)}{row.Name}");
        }
    }

    [Fact]
    public void Every_row_fits_into_a_platforms_command_menu()
    {
        Assert.All(CommandTable.Rows, row =>
        {
            Assert.InRange(row.Word.Length, 1, 32);
            Assert.InRange(row.Usage.Length, 1, 128);
            Assert.InRange(row.Does.Length, 1, 4_000);
            Assert.InRange(row.Who.Length, 1, 128);
        });
        Assert.Equal(CommandTable.Rows.Length, CommandTable.Rows.Select(row => row.Word).Distinct().Count());
    }
}
