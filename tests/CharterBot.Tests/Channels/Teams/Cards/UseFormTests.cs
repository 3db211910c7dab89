using System.Text.Json.Nodes;
using CharterBot.Channels;
using CharterBot.Channels.Teams;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>The form of a message action, and the welcome.</summary>
public sealed class UseFormTests
{
    [Fact]
    public async Task The_form_is_valid_at_every_stage_and_fits_whatever_was_written()
    {
        var schema = await CardSchema.Of15();
        Charter[] charters =
        [
            Scene.Started().Charter, Scene.Drafted().Charter, Scene.Reviewing().Charter, Scene.Published().Charter,
        ];
        string[] texts =
        [
            "Maps mislead.",
            string.Concat(Enumerable.Repeat("😀", 4_000)),
            new('"', 4_000),
            string.Concat(Enumerable.Repeat("\\\n", 2_000)),
            "**bold** <b> {{x}} \u202e left",
        ];
        foreach (var charter in charters)
        {
            foreach (var text in texts)
            {
                var drawn = UseForm.Draw(charter, new UsedMessage("1", "a", "<b>Ben</b>", text));
                var card = JsonNode.Parse(drawn.Json.Span)!;

                Assert.Empty(schema.Faults(card));
                Assert.Empty(CardLint.Faults(card, isShared: false));
                Assert.True(CardJson.Units(drawn.Json.Span) <= Allowance.MostUnits);
                Assert.Equal(text, (string?)CardLint.Actions(card).Single()["data"]!["x"]);
            }
        }
    }

    [Fact]
    public void The_question_now_asked_is_chosen_already_where_there_is_one()
    {
        Assert.Equal("1", Preset(Scene.Started().Charter));
        Assert.Equal("2", Preset(Scene.Agreed().Charter));
        Assert.Null(Preset(Scene.Reviewing().Charter));
    }

    [Fact]
    public async Task The_welcome_is_valid_and_mentions_only_who_is_named()
    {
        var schema = await CardSchema.Of15();
        foreach (var name in (string[])["Ben Boro", "*Ben* <at>[x](y)</at>", "", "😀", "\u202e", "***"])
        {
            var by = new Person(new("29:ben"), name);
            var drawn = WelcomeCard.Draw(Phrases.Of(new Reply.Introduced(), null, by), by);
            var card = JsonNode.Parse(drawn.Json.Span)!;

            Assert.Empty(schema.Faults(card));
            Assert.Empty(CardLint.Faults(card, isShared: true));
            Assert.Equal(name.Length == 0, card["msteams"]!["entities"] is null);
            Assert.Contains("@CharterBot start", drawn.Summary, StringComparison.Ordinal);
            Assert.Equal(2, drawn.Summary.Split('\n')[0].Count(letter => letter == '.'));
        }
    }

    private static string? Preset(Charter charter)
    {
        var card = JsonNode.Parse(UseForm.Draw(charter, new UsedMessage("1", "a", "Ben", "text")).Json.Span)!;
        return (string?)CardLint.All(card).Single(node => (string?)node["type"] == "Input.ChoiceSet")["value"];
    }
}
