using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels;

/// <summary>What the replies must say, in the words that people read.</summary>
public sealed class ReplyWordsTests
{
    [Fact]
    public void Where_one_is_running_start_says_which_it_is() =>
        Says(Scene.Begun().Says(Scene.Ben, "start Map Makers"), "here already: \"Data-Viz Practitioners\"");

    [Fact]
    public void A_26th_member_is_told_so_politely()
    {
        var scene = Scene.Begun();
        for (var number = 4; number <= Charter.MostMembers; number++)
            scene.Presses(Scene.Member(number, "Someone"), new CharterCommand.Join());

        Says(
            scene.Says(new Person(new("29:late"), "Late"), "join"),
            "The Core Team is full: it has 25 members. You can still contribute pieces");
    }

    [Fact]
    public void Over_the_limit_names_the_limit_and_the_count() => Says(
        Scene.Begun().Says(Scene.Ben, string.Concat(Enumerable.Repeat("🗺", 4_213))),
        "Your text has 4,213 characters; the limit is 4,000. Nothing was stored and nothing was cut");

    [Theory]
    [InlineData("👍")]
    [InlineData("thanks all")]
    [InlineData("hi")]
    [InlineData("Why not monthly?")]
    public void Small_talk_gets_a_short_help_with_keep_as_my_answer(string said)
    {
        var phrase = Says(Scene.Begun().Says(Scene.Ben, said), "@CharterBot help says what I understand.");

        Assert.Equal("Keep as my answer", Assert.Single(phrase.Buttons).Title);
    }

    [Fact]
    public void Only_an_image_or_a_file_is_asked_for_a_sentence() =>
        Says(Scene.Begun().Presses(Scene.Ben, new CharterCommand.AttachmentOnly()), "Put it in one sentence, please");

    [Fact]
    public void A_late_piece_is_kept_said_so_and_offered_as_a_change()
    {
        Says(
            Scene.Agreed().Says(Scene.Ben, "1: and maps too"),
            "with question 1, which is agreed already; to offer it as a change, say @CharterBot reopen 1 <reason>");
        Says(
            Scene.Published().Says(Scene.Ben, "1: and maps too"), "say @CharterBot revise 1");
        Says(
            Scene.Agreed().Says(Scene.Ben, "change 1: and maps too"),
            "The question is agreed already; to offer it as a change, say @CharterBot reopen 1 <reason>");
    }

    [Fact]
    public void A_draft_that_is_there_word_for_word_counts_as_an_ok_and_can_be_kept_as_an_answer()
    {
        var text = Scene.Drafted().Charter[1].OpenDraft!.Text;

        var phrase = Says(Scene.Drafted().Says(Scene.Ben, $"draft: {text}"), "word for word: your OK to it counts.");

        Assert.Equal("It was my answer", Assert.Single(phrase.Buttons).Title);
    }

    [Fact]
    public void Who_is_here_and_cannot_be_removed_is_named_as_they_are_called()
    {
        var phrase = Says(Scene.Begun().Says(Scene.Amina, "remove Ben"), "Only who is away can be removed, and Ben did");

        Assert.StartsWith(
            "Amina, only who is away", Phrases.Addressed(phrase, Scene.Amina).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_written_with_their_zone() => Assert.Contains(
        "Ben, 22 November 2026, 14:10 UTC",
        Phrases.Of(new Reply.TextShown(1), Scene.Discussed().Charter, Scene.Ben).Text,
        StringComparison.Ordinal);

    private static Phrase Says(Scene scene, string words)
    {
        var phrase = Phrases.Of(Assert.Single(scene.Replies), scene.Charter, Scene.Ben);

        Assert.Contains(words, phrase.Text, StringComparison.Ordinal);
        return phrase;
    }
}
