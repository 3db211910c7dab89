using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Channels;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CsCheck;

namespace CharterBot.Tests.Channels.Teams.Cards;

public sealed class CardReadingTests
{
    private static readonly PersonId Ben = Scene.Ben.Id;

    [Fact]
    public void Every_button_of_every_card_is_understood_and_means_what_its_command_says()
    {
        foreach (var scene in Scenes.All)
        {
            var summary = scene.Draw().Summary;
            foreach (var action in CardLint.Actions(JsonNode.Parse(scene.Draw().Json.Span)!))
            {
                var read = Read(action);
                var line = summary.Split(
                    '\n').Single(line => line.StartsWith($"{action["title"]}: @", StringComparison.Ordinal));
                var said = line[(line.IndexOf("@CharterBot", StringComparison.Ordinal) + 12)..];

                Assert.Equal(scene.Charter.Id.Value, Charter(read));
                if (read is CardAction.Do todo && !said.Contains('<', StringComparison.Ordinal))
                    Assert.Equal(Reading.Of(new(said, []), 7).GetType(), todo.Command.GetType());
            }
        }
    }

    [Fact]
    public void Every_button_under_a_reply_brings_back_its_command_or_its_dialog()
    {
        var charter = Scene.Drafted().Charter;
        foreach (var reply in Replies.All)
        {
            var phrase = Phrases.Of(reply, charter, Scene.Ben);
            var actions = CardLint.Actions(JsonNode.Parse(PhraseCard.Draw(phrase, charter).Json.Span)!).ToList();

            Assert.Equal(phrase.Buttons.Length, actions.Count);
            foreach (var (button, action) in phrase.Buttons.Zip(actions))
            {
                var read = Read(action);

                if (button.Press is Press.Do todo)
                    Assert.Equal(todo.Command, Assert.IsType<CardAction.Do>(read).Command);
                else
                    Assert.Equal(((Press.Open)button.Press).Dialog, Assert.IsType<CardAction.OpenDialog>(read).Dialog);
            }
        }
    }

    [Fact]
    public void Every_kind_of_dialog_can_be_asked_for_by_a_button()
    {
        var family = typeof(DialogRequest);
        foreach (var type in family.GetNestedTypes().Where(type => type.IsSubclassOf(family)))
        {
            var arguments = type.GetConstructors(
                ).Single(one => one.GetParameters() is not [{ Name: "original" }]).GetParameters()
                .Select(parameter => parameter.ParameterType == typeof(int) ? (object)3 : "my words").ToArray();
            var dialog = (DialogRequest)Activator.CreateInstance(type, arguments)!;
            var cargo = JsonSerializer.SerializeToElement(CardActions.Load(new Press.Open(dialog)));

            Assert.Equal(dialog, Assert.IsType<CardAction.OpenDialog>(CardReading.Read(null, cargo, Ben)).Dialog);
        }
    }

    [Fact]
    public void Somebody_elses_words_cannot_be_kept_as_mine()
    {
        var cargo = Parse("""{"v":"mine","x":"my words","for":"29:ben"}""");

        Assert.IsType<CardAction.Do>(CardReading.Read(null, cargo, Ben));
        Assert.IsType<CardAction.NotYours>(CardReading.Read(null, cargo, Scene.Chiara.Id));
    }

    [Theory]
    [InlineData("""{"v":"answer","q":2,"typed":" my  answer "}""", "Contribute { Text = my answer, Question = 2 }")]
    [InlineData("""{"v":"change","q":2,"typed":"better"}""", "Change { Text = better, Question = 2 }")]
    [InlineData("""{"v":"draft","q":1,"n":3,"typed":"one"}""", "Draft { Text = one, Question = 1, Basis = 3 }")]
    [InlineData("""{"v":"object","q":1,"n":3,"typed":"why"}""", "Object { Reason = why, Number = 3, Question = 1 }")]
    [InlineData("""{"v":"aside","q":1,"n":3,"typed":"why"}""", "Aside { Reason = why, Number = 3, Question = 1 }")]
    [InlineData("""{"v":"reopen","chosen":"4","typed":"why"}""", "Reopen { Question = 4, Reason = why }")]
    [InlineData("""{"v":"revise","chosen":"4"}""", "Revise { Question = 4 }")]
    [InlineData("""{"v":"answer","q":2}""", "Contribute { Text = , Question = 2 }")]
    public void A_submitted_dialog_is_a_command(string data, string command) =>
        Assert.Equal(
            command, Assert.IsType<CardAction.Do>(CardReading.Read(null, Parse(data), Ben)).Command.ToString());

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"v":7}""")]
    [InlineData("""{"v":"delete everything"}""")]
    [InlineData("""{"v":"ok","q":"1","n":1}""")]
    [InlineData("""{"v":"ok","q":99999999999999999999,"n":1}""")]
    [InlineData("""{"v":"ok","q":1.5,"n":1}""")]
    [InlineData("""{"v":"ok","q":-1,"n":1}""")]
    [InlineData("""{"v":"ok","n":1}""")]
    [InlineData("""{"v":"ok","q":1,"n":1,"c":{}}""")]
    [InlineData("""{"v":"draft","q":1,"typed":["a"]}""")]
    [InlineData("""{"v":"mine","x":"a","w":"Nothing"}""")]
    [InlineData("""{"v":"mine","x":"a","w":"3"}""")]
    [InlineData("""{"v":"mine"}""")]
    [InlineData("""{"v":"reopen","chosen":"one","typed":"x"}""")]
    [InlineData("""{"v":"open","d":"Everything"}""")]
    [InlineData("""{"v":"open","d":"Examples"}""")]
    [InlineData("""{"v":"draft","q":1,"typed":"\ud800"}""")]
    [InlineData("""{"v":"\udc00"}""")]
    public void What_we_never_drew_is_unreadable(string data) =>
        Assert.IsType<CardAction.Unreadable>(CardReading.Read(null, Parse(data), Ben));

    [Fact]
    public void Nothing_at_all_and_far_too_much_are_unreadable()
    {
        var huge = Parse($$"""{"v":"draft","q":1,"typed":"{{new string('x', 1_000_000)}}"}""");

        Assert.IsType<CardAction.Unreadable>(CardReading.Read(null, default, Ben));
        Assert.IsType<CardAction.Unreadable>(CardReading.Read("ok", huge, Ben));
        Assert.IsType<CardAction.Unreadable>(CardReading.Read(new string('v', 1_000_000), Parse("{}"), Ben));
    }

    [Fact]
    public void A_spoiled_cargo_never_throws()
    {
        string[] members = ["v", "c", "q", "n", "x", "w", "for", "d", "typed", "chosen"];
        string[] values =
        [
            "null", "1", "-1", "1e99", "\"\"", "\"ok\"", "\"open\"", "\"mine\"", "\"\\udfff\"", "[]", "{}", "true",
            "\"Show\"",
        ];

        Gen.Select(Of(members), Of(values)).Array[0, 8].Sample(pairs =>
        {
            var json = "{" + string.Join(',', pairs.Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}";

            Assert.NotNull(CardReading.Read(null, Parse(json), Ben));
        });

        static Gen<string> Of(string[] all) => Gen.Int[0, all.Length - 1].Select(index => all[index]);
    }

    private static CardAction Read(JsonNode action) =>
        CardReading.Read((string?)action["verb"], Parse(action["data"]!.ToJsonString()), Ben);

    private static string? Charter(CardAction read) => read switch
    {
        CardAction.Do todo => todo.Charter,
        CardAction.OpenDialog open => open.Charter,
        _ => null,
    };

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
