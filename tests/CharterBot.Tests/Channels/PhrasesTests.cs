using System.Text.Json.Nodes;
using CharterBot.Channels;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Channels;

public sealed class PhrasesTests
{
    private static readonly Charter[] Charters =
        [Scene.Started().Charter, Scene.Drafted().Charter, Scene.Reviewing().Charter, Scene.Published().Charter];

    [Fact]
    public void Every_reply_has_a_phrase()
    {
        var cases = typeof(Reply).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Reply)));

        Assert.Equal(
            cases.Select(type => type.Name).Order(),
            Replies.All.Select(reply => reply.GetType().Name).Distinct().Order());
        foreach (var charter in Charters)
        {
            foreach (var reply in Replies.All)
            {
                var text = Phrases.Of(reply, charter, Scene.Ben).Text;

                Assert.True(text.Length is > 5 and <= Phrase.MostUnits, $"{reply}: {text}");
            }
        }
    }

    [Fact]
    public void Every_reply_can_be_said_where_no_charter_is()
    {
        foreach (var reply in Replies.All)
            Assert.NotEmpty(Phrases.Of(reply, null, Scene.Ben).Text);
    }

    [Fact]
    public void No_two_notes_and_no_two_obstacles_are_said_alike()
    {
        var notes = Enum.GetValues<Note>().Select(note => Said(new Reply.Noted(note, 2, 1, "Ben"))).ToList();
        var obstacles = Enum.GetValues<Obstacle>().Select(why => Said(new Reply.NotNow(why, 2))).ToList();

        Assert.Equal(notes.Count, notes.Distinct().Count());
        Assert.Equal(obstacles.Count, obstacles.Distinct().Count());
    }

    [Fact]
    public async Task A_reply_with_buttons_is_a_valid_card_with_the_commands_in_its_summary()
    {
        var schema = await CardSchema.Of15();
        foreach (var reply in Replies.All)
        {
            var charter = Charters[1];
            var phrase = Phrases.Of(reply, charter, Scene.Ben);
            var drawn = PhraseCard.Draw(phrase, charter);
            var card = JsonNode.Parse(drawn.Json.Span)!;

            Assert.Empty(schema.Faults(card));
            Assert.Empty(CardLint.Faults(card, isShared: true));
            Assert.True(drawn.Summary.Length <= Phrase.MostUnits);
            foreach (var button in phrase.Buttons)
                Assert.Contains($"{button.Title}: {button.Say}", drawn.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_help_names_every_command_and_the_rule()
    {
        var help = Said(new Reply.Helped());

        Assert.All(CommandTable.Rows, row => Assert.Contains(row.Usage, help, StringComparison.Ordinal));
        Assert.Contains("acts only as the whole message", help, StringComparison.Ordinal);
        Assert.Contains("kept as your answer", help, StringComparison.Ordinal);
        Assert.Contains("\"2: ", help, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_thread_a_reply_calls_the_person_by_name()
    {
        var phrase = Phrases.Addressed(
            Phrases.Of(new Reply.Noted(Note.Withdrawn, 2), Charters[1], Scene.Chiara), Scene.Chiara);

        Assert.Equal("Chiara, your objection on question 2 is withdrawn.", phrase.Text);
    }

    [Fact]
    public void No_name_is_written_small_behind_the_name_of_who_asked()
    {
        var handed = Phrases.Addressed(
            Phrases.Of(new Reply.Noted(Note.HandedOver, Name: "Ben"), Charters[1], Scene.Amina), Scene.Amina);
        var status = Phrases.Addressed(Phrases.Of(new Reply.StatusShown(), Charters[1], Scene.Amina), Scene.Amina);

        Assert.Equal("Amina, the facilitator is Ben now.", handed.Text);
        Assert.StartsWith("Amina, the charter of Data-Viz Practitioners · ", status.Text, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Obstacle>(), why =>
        {
            var refused = Phrases.Of(new Reply.NotNow(why, 2, Name: "Ben"), Charters[1], Scene.Amina);
            Assert.DoesNotContain("ben", Phrases.Addressed(refused, Scene.Amina).Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Showing_one_question_says_who_said_what()
    {
        var charter = Scene.Drafted().Says(Scene.Chiara, "object not every chart").Charter;

        var text = Phrases.Of(new Reply.TextShown(1), charter, Scene.Ben).Text;

        Assert.Contains("Draft 1 by Amina\nEveryone rebuilds", text, StringComparison.Ordinal);
        Assert.Contains("Objection by Chiara\nnot every chart", text, StringComparison.Ordinal);
        Assert.Contains("UTC\nI think everyone keeps rebuilding", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Late_pieces_and_suggestions_can_be_read()
    {
        var late = Scene.Agreed().Says(Scene.Ben, "1: and maps contradict each other").Charter;
        var suggested = Scene.Published().Says(Scene.Ben, "let us add a glossary").Charter;

        Assert.Contains(
            "(came after the agreement)\nand maps contradict each other",
            Phrases.Of(new Reply.TextShown(1), late, Scene.Ben).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "UTC\nlet us add a glossary",
            Phrases.Of(new Reply.TextShown(0), suggested, Scene.Ben).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_suggestion_that_a_version_took_up_is_listed_no_more()
    {
        var published = Scene.Published().Says(Scene.Ben, "let us add a glossary")
            .Presses(Scene.Ben, new CharterCommand.Revise(4))
            .Presses(Scene.Amina, new CharterCommand.Park(4))
            .Presses(Scene.Amina, new CharterCommand.Publish()).Charter;

        Assert.DoesNotContain(
            "glossary", Phrases.Of(new Reply.TextShown(0), published, Scene.Ben).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_stance_is_said_to_be_none_with_the_words_for_one()
    {
        var scene = Scene.Drafted().Says(Scene.Ben, "and maps contradict each other");

        Assert.Equal(
            "Kept: as a piece for question 1. It is no stance on draft 1: that is @CharterBot ok 1, @CharterBot object "
            + "<reason> or @CharterBot aside <reason>; @CharterBot undo takes the piece back.",
            Phrases.Of(Assert.Single(scene.Replies), scene.Charter, Scene.Ben).Text);
        Assert.Contains(
            "It is no stance on draft 1 either: that is @CharterBot ok 1.",
            Phrases.Of(new Reply.NotStored("👍"), scene.Charter, Scene.Ben).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_refused_command_is_offered_as_an_answer()
    {
        var scene = Scene.Drafted().Presses(Scene.Ben, new CharterCommand.Pause());
        scene.Says(Scene.Ben, "draft: horses pull us");
        var phrase = Phrases.Of(Assert.Single(scene.Replies), scene.Charter, Scene.Ben);

        Assert.EndsWith("@CharterBot resume first. Your text is not stored.", phrase.Text, StringComparison.Ordinal);
        Assert.Equal(
            new Press.Do(new CharterCommand.ItWasMyAnswer("draft: horses pull us", null, 1, 0), Scene.Ben.Id),
            Assert.Single(phrase.Buttons).Press);
    }

    [Fact]
    public void Giving_up_a_revision_is_asked_in_its_own_words()
    {
        var revising = Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(3)).Charter;

        Assert.StartsWith(
            "Give up the revision? Version 1.0 holds again; the revision is kept for 30 days and can be restored",
            Phrases.Of(new Reply.Confirm(Confirmation.Of.Cancelling), revising, Scene.Amina).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_shown_to_its_start_and_still_fits_with_its_buttons()
    {
        var text = string.Concat(Enumerable.Repeat("😀\"", 2_000));
        var charter = Scene.Begun().Presses(Scene.Ben, new CharterCommand.Draft(text, 1)).Charter;
        Reply[] replies =
        [
            new Reply.DraftIsNewer(1, 1), new Reply.TextShown(1), new Reply.TextShown(0), new Reply.Exported(),
            new Reply.DidYouMean(CommandName.Object, "object " + text, CanDoIt: true), new Reply.NotStored(text),
            new Reply.Took(CommandName.Draft, "draft " + text, 1, 1), new Reply.SavedMeanwhile(1, 1, text),
        ];

        foreach (var reply in replies)
        {
            var drawn = PhraseCard.Draw(Phrases.Of(reply, charter, Scene.Ben), charter);

            Assert.True(drawn.Summary.Length <= Phrase.MostUnits, reply.GetType().Name);
            Assert.True(CardJson.Units(drawn.Json.Span) + CardJson.Units(drawn.Summary) < 28_000, reply.GetType().Name);
        }
    }

    [Fact]
    public void The_status_says_now_who_and_what_next()
    {
        var status = Phrases.Of(new Reply.StatusShown(), Scene.Drafted().Charter, Scene.Ben).Text;

        Assert.Contains("question 1 of 7", status, StringComparison.Ordinal);
        Assert.Contains("waiting for Ben, Chiara", status, StringComparison.Ordinal);
        Assert.Contains("Next: @CharterBot ok", status, StringComparison.Ordinal);
    }

    private static string Said(Reply reply) => Phrases.Of(reply, Charters[1], Scene.Ben).Text;
}
