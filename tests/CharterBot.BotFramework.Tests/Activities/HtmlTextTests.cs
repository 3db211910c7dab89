using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("just words", "just words")]
    [InlineData("", "")]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("<p>one</p>\n<p>&nbsp;</p>\n<p>two</p>", "one\n\ntwo")]
    [InlineData("<div><div>one<br>two<br/>three</div>\n</div>", "one\ntwo\nthree")]
    [InlineData("<p>one</p><p></p><br><br><br><p>two</p>", "one\n\ntwo")]
    [InlineData("a&nbsp;&nbsp; b\r\n c", "a b c")]
    [InlineData("Tom &amp; Jerry &lt;3 &#128512; &unknown;", "Tom & Jerry <3 😀 &unknown;")]
    [InlineData("1 < 2 and 3 <4 and <", "1 < 2 and 3 <4 and <")]
    [InlineData("<b>bold</b> <i>and</i> <strong>strong</strong>", "bold and strong")]
    [InlineData("<ul><li>one</li><li>two</li></ul>after", "- one\n- two\nafter")]
    [InlineData("<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol>", "1. one\n2. two\n- deep")]
    [InlineData("<li>no list", "- no list")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d")]
    [InlineData("<pre>one\n  two</pre>", "one\ntwo")]
    [InlineData("<blockquote>quoted</blockquote>mine", "quoted\nmine")]
    public void Blocks_become_lines_and_the_rest_is_what_they_wrote(string html, string expected) =>
        Assert.Equal(expected, Of(html));

    [Theory]
    [InlineData("ask <at id=\"0\">Ben Boro</at> first", "ask Ben Boro first")]
    [InlineData("<at id=\"1\">Charter Bot</at>&nbsp;maps mislead", "maps mislead")]
    [InlineData("<AT ID='1'>Charter <b>Bot</b></AT> maps mislead", "maps mislead")]
    [InlineData("<at id=1>kept, for want of quotes</at>", "kept, for want of quotes")]
    public void People_become_their_names_and_the_unsaid_mention_nothing(string html, string expected) =>
        Assert.Equal(expected, Of(html));

    [Theory]
    [InlineData("<p>look <img src=\"https://x.example/y.png\" alt=\"a chart\"></p>", "look")]
    [InlineData("<p><img itemtype=\"http://schema.skype.com/Emoji\" alt=\"🗺\"> maps</p>", "🗺 maps")]
    [InlineData("<p>maps <emoji id=\"x\" alt=\"😀\"></emoji></p>", "maps 😀")]
    [InlineData("<script>alert(1)</script><style>p { }</style>text", "text")]
    [InlineData("<!-- hidden > -->text<!-- open", "text")]
    [InlineData("<attachment id=\"7\"></attachment>text", "text")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html>text", "text")]
    [InlineData("<p title=\"a > b\" class='x>y'>text</p>", "text")]
    public void Only_words_are_left(string html, string expected) => Assert.Equal(expected, Of(html));

    [Fact]
    public void The_message_that_was_answered_is_another_persons() => Assert.Equal("mine", Of(
        "<blockquote itemscope itemtype=\"http://schema.skype.com/Reply\" itemid=\"1\">"
        + "<p>theirs<blockquote>x</blockquote></p></blockquote><p>mine</p>"));

    [Theory]
    [InlineData("<a href=\"https://x.example/charts\">the home</a>", "the home (https://x.example/charts)")]
    [InlineData("<a href=\"https://x.example/charts/\">https://x.example/charts</a>", "https://x.example/charts")]
    [InlineData("<a href=\"javascript:alert(1)\">press</a> <a href=\"mailto:a@x.example\">a</a>", "press a")]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">x</a></a>", "x (https://x.example/?a=1&b=2)")]
    public void A_link_says_where_it_leads(string html, string expected) => Assert.Equal(expected, Of(html));

    /// <summary>A tree builder takes minutes for some of these, and a recursive one the whole process.</summary>
    [Fact]
    public void Nothing_that_fits_into_a_delivery_takes_long_or_fails()
    {
        string[] seeds =
        [
            "<div>", "<b>", "<a href=\"https://x.example\">x", "<a href=\"", "<a b='", "<ul><li>", "<ol><li>x", "</li>",
            "<table><tr><td>", "<", "</", "<!--", "<!-- -->", "&", "&amp;", "&#x",
            "<at id=\"1\">", "<at id=\"0\">x</at>",
            "<blockquote itemtype=\"http://schema.skype.com/Reply\">", "<pre>\n", "<p x=", "=\"", "\n", "\u00A0", "😀",
            "<b/>",
        ];
        var token = new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
        foreach (var seed in seeds)
        {
            var html = string.Concat(Enumerable.Repeat(seed, 250_000 / seed.Length));
            Assert.DoesNotContain("<div>", Of(html), StringComparison.Ordinal);
            Assert.False(token.IsCancellationRequested, seed);
        }
    }

    private static string Of(string html) => HtmlText.Of(html, new HashSet<string> { "1" });
}
