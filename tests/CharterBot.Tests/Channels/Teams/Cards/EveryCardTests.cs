using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Cards;

namespace CharterBot.Tests.Channels.Teams.Cards;

public sealed class EveryCardTests
{
    public static TheoryData<string> Names => [.. Scenes.All.Select(scene => scene.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_valid_by_the_official_schema(string name)
    {
        var card = JsonNode.Parse(Scenes.Named(name).Draw().Json.Span)!;

        Assert.Empty((await CardSchema.Of15()).Faults(card));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_passes_our_own_lint(string name)
    {
        var card = JsonNode.Parse(Scenes.Named(name).Draw().Json.Span)!;

        Assert.Empty(CardLint.Faults(card, isShared: true));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_button_has_its_command_in_the_summary(string name)
    {
        var drawn = Scenes.Named(name).Draw();

        foreach (var action in CardLint.Actions(JsonNode.Parse(drawn.Json.Span)!))
            Assert.Contains($"{action["title"]}: @CharterBot ", drawn.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_card_says_the_summary_says(string name)
    {
        var scene = Scenes.Named(name);
        var drawn = scene.Draw();

        var card = JsonNode.Parse(drawn.Json.Span)!;
        foreach (var run in CardLint.All(card).Where(node => (string?)node["type"] == "TextRun"))
        {
            var text = (string)run["text"]!;
            if (run["strikethrough"] is null && !text.StartsWith("Changed since", StringComparison.Ordinal))
                Assert.Contains(Bare(text), Bare(drawn.Summary), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_kind_of_card_is_drawn() =>
        Assert.Equal(Enum.GetValues<CardKind>().Order(), Scenes.All.Select(scene => scene.Key.Kind).Distinct().Order());

    [Fact]
    public void A_card_is_the_same_whoever_sees_it_and_however_often_it_is_drawn()
    {
        foreach (var scene in Scenes.All)
            Assert.True(scene.Draw().Json.Span.SequenceEqual(scene.Draw().Json.Span), scene.Name);
    }

    [Fact]
    public void Only_a_new_draft_calls_people()
    {
        foreach (var scene in Scenes.All)
        {
            var mentions = JsonNode.Parse(scene.Draw().Json.Span)!["msteams"]?["entities"];

            Assert.True(mentions is null != scene.IsNew, scene.Name);
        }
    }

    [Fact]
    public void A_mention_stands_in_the_text_exactly_as_its_entity_names_it()
    {
        var card = JsonNode.Parse(Scenes.Named("draft-of-many").Draw().Json.Span)!;
        var entities = card["msteams"]!["entities"]!.AsArray();

        var texts = CardLint.All(
            card).Where(node => (string?)node["type"] == "TextBlock").Select(node => (string)node["text"]!);

        Assert.Equal(24, entities.Count);
        foreach (var entity in entities)
            Assert.Contains(texts, text => text.Contains((string)entity!["text"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_length_is_counted_as_Teams_counts_it()
    {
        foreach (var scene in Scenes.All)
        {
            var json = scene.Draw().Json;

            Assert.Equal(System.Text.Encoding.UTF8.GetString(json.Span).Length, CardJson.Units(json.Span));
        }
    }

    private static string Bare(string summary) =>
        summary.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
