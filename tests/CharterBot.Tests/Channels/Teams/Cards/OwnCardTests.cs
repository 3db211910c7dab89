using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>A card as one person sees it: where they stand, and only what they can do.</summary>
public sealed class OwnCardTests
{
    private static readonly Person Outsider = new(new("29:zoe"), "Zoe");
    private static readonly Person[] Viewers = [Scene.Amina, Scene.Ben, Scene.Chiara, Outsider];

    public static TheoryData<string> Names => [.. Scenes.All.Select(scene => scene.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_valid_and_fits_whoever_sees_it(string name)
    {
        foreach (var viewer in Viewers)
        {
            var drawn = Scenes.Named(name).Draw(viewer.Id);
            var card = JsonNode.Parse(drawn.Json.Span)!;

            Assert.Empty(CardLint.Faults(card, isShared: true));
            Assert.Empty((await CardSchema.Of15()).Faults(card));
            Assert.True(CardJson.Units(drawn.Json.Span) <= Allowance.MostUnits);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_on_ones_own_draft_card_does_what_it_says(string name)
    {
        var scene = Scenes.Named(name);
        if (scene.Key.Kind != CardKind.Draft)
            return;

        foreach (var viewer in Viewers)
        {
            var own = Commands(scene.Draw(viewer.Id), viewer);
            Assert.All(own, command => Assert.False(IsRefused(scene, command, viewer), $"{viewer.Name}: {command}"));
            // And nothing is kept from them that the card for all offers and that they may do.
            if (scene.Charter[scene.Key.Question].HasOpenDraft)
            {
                Assert.All(
                    Commands(scene.Draw(), viewer).Except(own),
                    command => Assert.True(IsRefused(scene, command, viewer)));
            }
        }
    }

    [Theory]
    [InlineData("draft-updated", "ben", "You: you said OK.")]
    [InlineData("draft-updated", "chiara", "You: we wait for your stance.")]
    [InlineData("draft-aside", "chiara", "You: you stand aside; your reservation is recorded.")]
    [InlineData("draft-objected", "chiara", "You: you object to this draft;")]
    [InlineData("draft-changed", "chiara", "You: you objected to draft 1: say whether this one settles it.")]
    [InlineData("draft-updated", "zoe", "You: not a member yet; your stance makes you one.")]
    public void It_says_where_the_person_stands(string name, string person, string words) =>
        Assert.Contains(words, Scenes.Named(name).Draw(new PersonId($"29:{person}")).Summary, StringComparison.Ordinal);

    [Fact]
    public void Who_joined_while_the_draft_was_open_may_take_a_stance_and_is_not_waited_for()
    {
        var charter = Scene.Drafted().Presses(Outsider, new CharterCommand.Join()).Charter;

        Assert.Contains(
            "You: nobody waits for you on this draft",
            CardDrawing.Draw(charter, CardKey.OfDraft(1, 1), viewer: Outsider.Id).Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_whom_Teams_knows_by_that_id_is_called_and_the_others_are_named()
    {
        var charter = Scene.Started().Presses(new(new("8:someone"), "Dora"), new CharterCommand.Join())
            .Presses(Scene.Ben, new CharterCommand.Join())
            .Presses(Scene.Amina, new CharterCommand.Begin())
            .Says(Scene.Amina, "draft Our maps contradict each other.").Charter;

        var card = JsonNode.Parse(CardDrawing.Draw(charter, CardKey.OfDraft(1, 1), isNew: true).Json.Span)!;

        Assert.Equal("29:ben", (string?)Assert.Single(card["msteams"]!["entities"]!.AsArray())!["mentioned"]!["id"]);
        Assert.Contains(
            CardLint.All(card), node => (string?)node["text"] == "Waiting for Dora, <at>Ben</at>");
    }

    [Fact]
    public void At_most_sixty_people_are_refreshed_and_only_those_whom_Teams_knows_by_that_id()
    {
        var people = Enumerable.Range(0, 100)
            .Select(number => new PersonId(number % 4 == 0 ? $"8:{number}" : $"29:{number}"));

        var refresh = CardActions.Refresh(Scene.Drafted().Charter, CardKey.OfDraft(1, 1), people);

        Assert.Equal(60, refresh.UserIds.Count);
        Assert.All(refresh.UserIds, id => Assert.StartsWith("29:", id, StringComparison.Ordinal));
    }

    private static List<CharterCommand> Commands(DrawnCard drawn, Person viewer) =>
        [.. CardLint.Actions(JsonNode.Parse(drawn.Json.Span)!)
            .Select(action => CardReading.Read(
                (string?)action["verb"], JsonDocument.Parse(action["data"]!.ToJsonString()).RootElement, viewer.Id))
            .OfType<CardAction.Do>()
            .Select(action => action.Command)];

    private static bool IsRefused(DrawnScene scene, CharterCommand command, Person by)
    {
        var said = new Said(by, scene.Charter.StartedAt.AddHours(2), null, null, HasSeenNewestDraft: true, "next");
        return CharterDecisions.Decide(scene.Charter, command, said).Replies.Any(reply =>
            reply is Reply.NotNow or Reply.DraftIsNewer or Reply.Noted { What: Note.AlreadyOk });
    }
}
