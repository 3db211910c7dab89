using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Charters.Tests.Grammar;

/// <summary>Sentences as people write them, and what each becomes. Nothing by surprise: a doubtful one asks.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("skip the small talk and get to the numbers")]
    [InlineData("ok so we think it is about trust")]
    [InlineData("OK is not enough, we need charts that are right")]
    [InlineData("begin with a check-in")]
    [InlineData("Go to market teams")]
    [InlineData("go where the users are")]
    [InlineData("close the loop with users")]
    [InlineData("Pass the salt reports to Ben")]
    [InlineData("back office staff")]
    [InlineData("question everything")]
    [InlineData("question 3 is the hard one for us")]
    [InlineData("leave no one behind")]
    [InlineData("help desk agents")]
    [InlineData("show and tell every month")]
    [InlineData("history teachers")]
    [InlineData("publish charts weekly")]
    [InlineData("park rangers")]
    [InlineData("resume writing help")]
    [InlineData("status reports are late")]
    [InlineData("undo bad maps")]
    [InlineData("export controls team")]
    [InlineData("cancel culture")]
    [InlineData("pause and reflect each quarter")]
    [InlineData("join forces with the statistics office")]
    [InlineData("restore trust in our numbers")]
    [InlineData("withdraw old charts within a week")]
    [InlineData("reserve list of experts")]
    [InlineData("revise our maps yearly")]
    [InlineData("reopen the old library")]
    [InlineData("questions nobody asks")]
    [InlineData("agree on one template")]
    [InlineData("take over where the project stopped")]
    [InlineData("my data is in SharePoint")]
    [InlineData("Objects in the catalogue")]
    [InlineData("object-oriented designers")]
    [InlineData("Drafting happens in pairs")]
    [InlineData("draft-quality maps are public")]
    [InlineData("Changes come too fast")]
    [InlineData("starting with nurses")]
    [InlineData("Renamed files confuse everyone")]
    [InlineData("+1 is what people say and then nothing happens")]
    [InlineData("+1000 people by 2028")]
    [InlineData("1. list item")]
    [InlineData("1. one\n2. two")]
    [InlineData("at 14:00 we meet")]
    [InlineData("14:00 every Friday")]
    [InlineData("ratio 2:1")]
    [InlineData("2:1 ratio of staff to maps")]
    [InlineData("2024: we saw fourteen corrections")]
    [InlineData("8: there is no such question")]
    [InlineData("0: nor this")]
    [InlineData("version 2: better maps")]
    [InlineData("لأن الخرائط متناقضة")]
    [InlineData("因为我们的地图互相矛盾")]
    [InlineData("क्योंकि हमारे नक्शे अलग हैं")]
    [InlineData("Weil unsere Karten sich widersprechen")]
    [InlineData("Do we lose time? Yes, about a day a week.")]
    [InlineData("We rebuild the same charts. Why is that?")]
    [InlineData("Thanks to the errata log we know")]
    [InlineData("Good data, told well")]
    [InlineData("hi-res maps")]
    [InlineData("<b>bold</b> & [a link](https://example.org)")]
    [InlineData("| a | table |")]
    [InlineData("Hello Kitty fans")]
    public void A_sentence_is_somebodys_answer(string text) => Assert.Equal("piece", Read.As(text));

    [Theory]
    [InlineData("nurses")]
    [InlineData("maps")]
    [InlineData("weekly")]
    [InlineData("Berlin")]
    [InlineData("staff")]
    [InlineData("teachers")]
    [InlineData("parents")]
    [InlineData("budget")]
    [InlineData("monthly")]
    [InlineData("designers")]
    [InlineData("remote")]
    [InlineData("cause")]
    [InlineData("cost")]
    [InlineData("parks")]
    [InlineData("objectives")]
    [InlineData("comments")]
    [InlineData("cancer")]
    [InlineData("John")]
    [InlineData("craft")]
    [InlineData("side")]
    [InlineData("HR data")]
    [InlineData("experts")]
    [InlineData("reports")]
    [InlineData("stats")]
    [InlineData("chance")]
    [InlineData("public")]
    [InlineData("research")]
    [InlineData("how")]
    [InlineData("work")]
    [InlineData("health")]
    [InlineData("skills")]
    [InlineData("passion")]
    [InlineData("Teams")]
    [InlineData("users")]
    [InlineData("trust")]
    [InlineData("10")]
    public void A_word_is_somebodys_answer(string text) => Assert.Equal("piece", Read.As(text));

    [Theory]
    [InlineData("Object storage holds our files", "doubt Object")]
    [InlineData("object, class and type names", "doubt Object")]
    [InlineData("start with the nurses", "doubt Start")]
    [InlineData("draft horse owners", "doubt Draft")]
    [InlineData("Draft beer every Friday", "doubt Draft")]
    [InlineData("draft 2", "doubt Draft")]
    [InlineData("aside from costs, we share tools", "doubt Aside")]
    [InlineData("change management is our topic", "doubt Change")]
    [InlineData("Change how maps are made", "doubt Change")]
    [InlineData("Change, growth and trust", "doubt Change")]
    [InlineData("rename files before they are shared", "doubt Rename")]
    [InlineData("publsh", "near Publish")]
    [InlineData("pss 2", "near Pass")]
    [InlineData("hlep", "near Help")]
    [InlineData("stauts", "near Status")]
    [InlineData("jion", "near Join")]
    [InlineData("OK, thanks!", "near Ok")]
    [InlineData("ok sounds good", "near Ok")]
    [InlineData("pass please", "near Pass")]
    public void A_doubtful_one_asks(string text, string read) => Assert.Equal(read, Read.As(text));

    [Theory]
    [InlineData("👍")]
    [InlineData("👩‍👩‍👧 ❤️")]
    [InlineData(":-)")]
    [InlineData("…")]
    [InlineData("thanks all")]
    [InlineData("Thank you so much!")]
    [InlineData("hi")]
    [InlineData("Hello everyone 👋")]
    [InlineData("Good morning team")]
    [InlineData("Why not monthly?")]
    [InlineData("Could we perhaps meet in the week in which the errata log is published?")]
    [InlineData("何时开会？")]
    public void Small_talk_is_no_answer(string text) => Assert.Equal("small talk", Read.As(text));

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
    [InlineData("2: a 3: b", "2:a 3: b")]
    [InlineData("2: a. 3: b", "2:a. | 3:b")]
    [InlineData("1: one\n2: two\nthree", "1:one | 2:two\nthree")]
    [InlineData("Q3: analysts", "3:analysts")]
    [InlineData("q3:analysts", "3:analysts")]
    [InlineData("Maps mislead! 2: seven", ":Maps mislead! | 2:seven")]
    [InlineData("(Maps mislead.) 2: seven", ":(Maps mislead.) | 2:seven")]
    [InlineData("1:\u00a0hard space", "1:hard space")]
    [InlineData("1: ok", "1:ok")]
    [InlineData("2: why not monthly?", "2:why not monthly?")]
    [InlineData("1: 因为。2: 七", "1:因为。 | 2:七")]
    [InlineData("1: see 14:00. 9: stays", "1:see 14:00. 9: stays")]
    [InlineData("2: one\n\n2: two", "2:one | 2:two")]
    public void Labels_come_before_everything_else(string text, string parts) => Assert.Equal(parts, Read.As(text));

    [Theory]
    [InlineData("draft\n1: one\n2: two", "doubt Draft")]
    [InlineData("draft We share maps.\n2: and charts", "doubt Draft")]
    [InlineData("change 2: at most seven. 3: analysts", "doubt Change")]
    [InlineData("object too long. 2: b", "doubt Object")]
    [InlineData("object storage holds our files. 2: b", ":object storage holds our files. | 2:b")]
    [InlineData("some text. 2: b", ":some text. | 2:b")]
    [InlineData("draft 14:00 is when we meet", "draft 14:00 is when we meet")]
    public void A_command_before_numbered_lines_is_asked_about(string text, string read) =>
        Assert.Equal(read, Read.As(text));

    [Fact]
    public void A_draft_or_a_stance_may_name_its_question()
    {
        Assert.Equal(new CharterCommand.Draft("We share.", 2), Reading.Of(new("draft 2: We share.", []), 7));
        Assert.Equal(new CharterCommand.Object("too long", null, 2), Reading.Of(new("object 2: too long", []), 7));
        Assert.Equal(new CharterCommand.Aside("I was away", null, 2), Reading.Of(new("aside 2: I was away", []), 7));
    }

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
    [InlineData(", maps mislead", "maps mislead")]
    [InlineData("- one\n- two", "- one\n- two")]
    public void A_piece_begins_with_its_own_first_word(string text, string piece) =>
        Assert.Equal(piece, Assert.IsType<CharterCommand.Contribute>(Reading.Of(new(text, []), 7)).Text);

    [Theory]
    [InlineData("hand over Ben", "hand over id-Ben")]
    [InlineData("hand over to @Ben", "hand over id-Ben")]
    [InlineData("remove @Ben", "remove member id-Ben")]
    [InlineData("remove silos", "remove member silos")]
    [InlineData("hand over the data every Friday", "hand over the data every friday")]
    public void A_person_is_named_by_mention_or_by_name(string text, string read) => Assert.Equal(read, Read.As(text, "Ben"));

    [Fact]
    public void A_person_with_a_long_name_is_found_by_mention() =>
        Assert.Equal(
            "remove member id-Maria del Carmen de la Vega Ruiz (Statistics)",
            Read.As("remove Maria del Carmen de la Vega Ruiz (Statistics)", "Maria del Carmen de la Vega Ruiz (Statistics)"));

    [Fact]
    public void Only_a_file_asks_for_a_sentence() =>
        Assert.IsType<CharterCommand.AttachmentOnly>(Reading.Of(new("", [], HasAttachments: true), 7));

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
}
