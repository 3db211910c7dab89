using System.Text;
using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Tests.Channels.Teams.Cards;

public sealed class HostileTextTests
{
    private const int Most = 28_000;

    public static TheoryData<string> Texts =>
    [
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "[click](javascript:alert(1)) **bold** _it_ `code` # head\n- list\n1. one\n> quote\n| a | b |",
        "<at>Ben</at> <AT id=\"0\">Everyone</AT>",
        "\u202Eright to left\u202C \u2067isolate אבגד العربية",
        "half \ud83d and \ude00 halves",
        "{{DATE(2026-11-22T10:00:00Z, SHORT)}} {{TIME(2026-11-22T10:00:00Z)}} ${expression} {{x}}",
        Many(
            "\"",
            3_990), Many("\\",
            3_990), "x" + Many("\n",
            3_980) + "x", "x" + Many("\u0001",
            3_980), Many("\ue000",
            3_990),
        Many("😀", 3_990), Many("👩‍👩‍👧‍👦", 500), "z" + Many("\u0301", 3_980), Many("אב ", 1_300), Many("word ", 798),
        "x" + Many("\u2028\u0085\u007f", 1_300) + "x", Many("{{", 1_990), Many("<at>", 990), Many("\U000F0000", 3_990),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_stays_text_on_every_card_and_every_card_still_fits(string text)
    {
        foreach (var (charter, key, isNew) in Everywhere(text))
        {
            var drawn = CardDrawing.Draw(charter, key, isNew);
            var json = Encoding.UTF8.GetString(drawn.Json.Span);
            var card = JsonNode.Parse(json)!;

            Assert.True(json.Length + CardJson.Units(drawn.Summary) < Most, $"{key}: {json.Length} units");
            Assert.True(
                drawn.Summary.Length <= Allowance.MostInSummary, $"{key}: {drawn.Summary.Length} in the summary");
            Assert.Empty(CardLint.Faults(card, isShared: true));
            Assert.DoesNotContain("{{", json, StringComparison.Ordinal);
            Assert.DoesNotContain('\ufffe', json);
            foreach (var block in CardLint.All(card).Where(node => (string?)node["type"] == "TextBlock"))
                OnlyOurs((string)block["text"]!, card);
            if (card["msteams"]?["entities"] is JsonArray entities)
                Assert.Equal(2, entities.Count);
        }
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("\"")]
    [InlineData("\ue000")]
    [InlineData("\n")]
    [InlineData("a ")]
    public void Twenty_five_people_who_write_all_they_can_still_fit_on_every_card(string letter)
    {
        var text = Many(letter, 3_990 / letter.Length) + "!";
        var scene = Scene.Started("x" + Many(letter, 40) + "x");
        var people = Enumerable.Range(1, 24).Select(number => Scene.Member(number, Many(letter, 100))).ToList();
        foreach (var person in people)
            scene.Presses(person, new CharterCommand.Join());
        scene.Presses(Scene.Amina, new CharterCommand.Begin());
        Fits(scene.Charter);

        for (var piece = 0; piece < 200; piece++)
            scene.Presses(people[piece % 24], new CharterCommand.Contribute(text, 1));
        scene.Presses(people[0], new CharterCommand.Draft(text, 1));
        Fits(scene.Charter);
        foreach (var person in people.Skip(1).Take(20))
            scene.Presses(person, new CharterCommand.Aside(text, 1, 1));
        foreach (var person in people.Skip(21))
            scene.Presses(person, new CharterCommand.Object(text, 1, 1));
        Fits(scene.Charter);
        scene.Presses(
            people[22], new CharterCommand.Leave()).Presses(people[0], new CharterCommand.Draft(text + "?", 1));
        Fits(scene.Charter);

        while (scene.Charter.Current is var number && number > 0)
            scene.Presses(Scene.Amina, new CharterCommand.Park(number));
        Fits(scene.Charter);
    }

    [Fact]
    public void Seven_answers_as_long_as_they_may_be_fit_on_the_review_and_on_the_charter()
    {
        var scene = Scene.Started().Presses(Scene.Amina, new CharterCommand.Begin());
        while (scene.Charter.Current is var number && number > 0)
            scene.Presses(Scene.Amina, new CharterCommand.Draft(Many("😀", 4_000), number));
        Fits(scene.Charter);
        scene.Presses(Scene.Amina, new CharterCommand.Publish());
        Fits(scene.Charter);

        var card = CardDrawing.Draw(scene.Charter, CardKey.Charter);
        Assert.Contains("Show the whole text: @CharterBot show", card.Summary, StringComparison.Ordinal);
    }

    private static void Fits(Charter charter)
    {
        foreach (var key in charter.Shown)
        {
            var drawn = CardDrawing.Draw(charter, key, isNew: true);

            Assert.True(
                CardJson.Units(drawn.Json.Span) + CardJson.Units(drawn.Summary) <= Allowance.MostUnits, key.ToString());
            Assert.True(drawn.Summary.Length <= Allowance.MostInSummary, key.ToString());
        }
    }

    private static void OnlyOurs(string block, JsonNode card)
    {
        var entities = card["msteams"]?["entities"] as JsonArray ?? [];
        foreach (var entity in entities)
            block = block.Replace((string)entity!["text"]!, "", StringComparison.Ordinal);

        Assert.Matches(@"^[\p{L}\p{N} ●○,]*$", block);
    }

    private static IEnumerable<(Charter Charter, CardKey Key, bool IsNew)> Everywhere(string text)
    {
        var name = "x" + (text.Length > 98 ? text[..98] : text) + "x";
        var ben = new Person(Scene.Ben.Id, name);
        var scene = Scene.Started(name)
            .Presses(ben, new CharterCommand.Join())
            .Presses(Scene.Chiara, new CharterCommand.Join())
            .Presses(Scene.Amina, new CharterCommand.Begin())
            .Presses(ben, new CharterCommand.Contribute(text, 1));
        yield return (scene.Charter, CardKey.Opening, false);
        yield return (scene.Charter, CardKey.OfQuestion(1, 1), false);
        scene.Presses(Scene.Amina, new CharterCommand.Draft(text, 1));
        yield return (scene.Charter, CardKey.OfDraft(1, 1), true);
        scene.Presses(
            Scene.Chiara, new CharterCommand.Object(text, 1, 1)).Presses(ben, new CharterCommand.Aside(text, 1, 1));
        yield return (scene.Charter, CardKey.OfDraft(1, 1), false);
        scene.Presses(Scene.Amina, new CharterCommand.Draft(text + " more", 1));
        yield return (scene.Charter, CardKey.OfDraft(1, 2), true);
        scene.Presses(ben, new CharterCommand.Aside(text, 2, 1)).Presses(Scene.Chiara, new CharterCommand.Ok(2, 1));
        yield return (scene.Charter, CardKey.OfDraft(1, 2), false);
        while (scene.Charter.Current is var number && number > 0)
            scene.Presses(Scene.Amina, new CharterCommand.Park(number));
        yield return (scene.Charter, CardKey.Review(1), false);
        scene.Presses(Scene.Amina, new CharterCommand.Publish());
        yield return (scene.Charter, CardKey.Charter, false);
    }

    private static string Many(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
