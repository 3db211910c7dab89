using CharterBot.Charters.Commands;
using CharterBot.Documents;
using CharterBot.Tests.Channels;

namespace CharterBot.Tests.Documents;

public sealed class CharterMarkdownTests
{
    [Fact]
    public void The_published_charter_holds_all_that_was_agreed()
    {
        var markdown = CharterMarkdown.Write(Scene.Published().Charter);

        Assert.StartsWith(
            "# Data-Viz Practitioners\n\nMinimum Viable Community · Version 1.0, 22 November 2026\n",
            markdown,
            StringComparison.Ordinal);
        Assert.Contains(
            "**Facilitator:** Amina\\\n**Core Team:** Amina, Ben, Chiara\n", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "## Purpose\n\n### 1. Why does our Community exist?\n\n"
            + "> Everyone rebuilds the same dashboards, and half of our charts mislead.\n\n"
            + "Agreed by: Amina, Ben, Chiara\n", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "Agreed by: Amina, Ben · stood aside: Chiara\n\nReservations:\n\n- Chiara: 45 people may be too many\n",
            markdown, StringComparison.Ordinal);
        Assert.Contains("## Parked questions\n\n- 4. Why are these people", markdown, StringComparison.Ordinal);
        Assert.EndsWith(
            "---\n\nQuestions: \"Minimum Viable Community\", WBG Communities of Practice Toolkit, CC BY 4.0\n",
            markdown,
            StringComparison.Ordinal);
    }

    [Fact]
    public void While_it_is_revised_the_published_version_is_written_and_says_so()
    {
        var markdown = CharterMarkdown.Write(
            Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(3)).Charter);

        Assert.Contains("· Version 1.0, 22 November 2026\n", markdown, StringComparison.Ordinal);
        Assert.Contains("*Version 1.1 is being worked on: question 3.*", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Not agreed yet", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_in_progress_says_that_it_is_a_draft()
    {
        var markdown = CharterMarkdown.Write(Scene.Agreed().Charter);

        Assert.Contains("· Draft, started 22 November 2026", markdown, StringComparison.Ordinal);
        Assert.Contains("*Not agreed yet.*", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# head", "> \\# head\n")]
    [InlineData("- item\n1. one\n2) two", "> \\- item\\\n> 1\\. one\\\n> 2\\) two\n")]
    [InlineData("<script>x</script> &amp;", "> \\<script\\>x\\</script\\> \\&amp;\n")]
    [InlineData("[x](javascript:alert(1)) ![i](u)", "> \\[x\\](javascript:alert(1)) !\\[i\\](u)\n")]
    [InlineData("**bold** _it_ `code` ~~no~~ a|b", "> \\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ a\\|b\n")]
    [InlineData("one\n\ntwo\n===", "> one\n>\n> two\\\n> \\===\n")]
    [InlineData("> quote\n    code", "> \\> quote\\\n> code\n")]
    public void What_people_wrote_stays_text(string written, string quoted)
    {
        var scene = Scene.Begun().Presses(Scene.Amina, new CharterCommand.Draft(written, 1))
            .Presses(Scene.Ben, new CharterCommand.Ok(1, 1))
            .Presses(Scene.Chiara, new CharterCommand.Ok(1, 1));

        Assert.Contains(
            "exist?\n\n" + quoted + "\nAgreed by", CharterMarkdown.Write(scene.Charter), StringComparison.Ordinal);
    }
}
