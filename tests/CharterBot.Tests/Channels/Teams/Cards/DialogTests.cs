using System.Text.Json.Nodes;
using CharterBot.Channels;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Tests.Channels.Teams.Cards;

public sealed class DialogTests
{
    private static readonly DialogRequest[] Requests =
    [
        new DialogRequest.MyAnswer(1), new DialogRequest.OurDraft(1), new DialogRequest.SavedMeanwhile(1, "my \"own\""),
        new DialogRequest.Object(1, 1), new DialogRequest.Aside(1, 1), new DialogRequest.Reopen(),
        new DialogRequest.Revise(),
        new DialogRequest.Examples(1), new DialogRequest.Show(1), new DialogRequest.Show(0), new DialogRequest.Export(),
        new DialogRequest.MyData(), new DialogRequest.Status(), new DialogRequest.History(),
        new DialogRequest.Questions(), new DialogRequest.Help(),
    ];

    [Fact]
    public async Task Every_dialog_is_a_valid_card_at_every_stage_of_a_charter()
    {
        var schema = await CardSchema.Of15();
        Charter?[] charters =
        [
            null, Scene.Started().Charter, Scene.Drafted().Charter, Scene.Reviewing().Charter,
            Scene.Published().Charter,
        ];

        Assert.Equal(
            typeof(DialogRequest).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(DialogRequest)))
                .Select(type => type.Name).Order(),
            Requests.Select(request => request.GetType().Name).Distinct().Order());
        foreach (var charter in charters)
        {
            foreach (var request in Requests)
            {
                var drawn = Dialogs.Open(charter, request, Scene.Ben.Id);
                var card = JsonNode.Parse(drawn.Json.Span)!;

                Assert.Empty(schema.Faults(card));
                Assert.Empty(CardLint.Faults(card, isShared: false));
                Assert.NotEmpty(drawn.Title);
            }
        }
    }

    [Fact]
    public void My_answer_holds_what_I_said_before_and_replaces_it()
    {
        var card = Open(Scene.Discussed().Charter, new DialogRequest.MyAnswer(1), Scene.Ben);

        Assert.StartsWith("I think everyone keeps", (string?)Box(card)["value"], StringComparison.Ordinal);
        Assert.IsType<CharterCommand.Change>(Submitted(card, "better"));
        Assert.IsType<CharterCommand.Contribute>(
            Submitted(Open(Scene.Discussed().Charter, new DialogRequest.MyAnswer(1), Scene.Amina), "mine"));
    }

    [Fact]
    public void Our_draft_holds_all_pieces_and_knows_what_it_was_made_from()
    {
        var charter = Scene.Drafted().Charter;
        var card = Open(charter, new DialogRequest.OurDraft(1), Scene.Ben);

        Assert.Equal(charter[1].NewestDraft!.Text, (string?)Box(card)["value"]);
        Assert.Equal(new CharterCommand.Draft("one text", 1, 1), Submitted(card, "one text"));
        Assert.Equal(
            "- I think everyone keeps rebuilding the same dashboards because nobody knows what exists.\n"
            + "- Half of our charts mislead.",
            (string?)Box(Open(Scene.Discussed().Charter, new DialogRequest.OurDraft(1), Scene.Ben))["value"]);
    }

    [Fact]
    public void When_two_drafts_meet_theirs_is_shown_mine_is_in_the_box_and_saving_makes_the_next()
    {
        var card = Open(Scene.Drafted().Charter, new DialogRequest.SavedMeanwhile(1, "my own words"), Scene.Ben);

        Assert.Equal("my own words", (string?)Box(card)["value"]);
        Assert.Contains("Everyone rebuilds the same dashboards", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new CharterCommand.Draft("both", 1, 1), Submitted(card, "both"));
    }

    [Fact]
    public void An_objection_to_a_replaced_draft_comes_back_beside_the_new_one_and_counts_for_it()
    {
        var charter = Scene.Drafted().Says(Scene.Amina, "draft Half of our charts mislead.").Charter;
        var sent = System.Text.Json.JsonDocument.Parse(
            $$"""{"{{CardMembers.Verb}}":"{{CardVerbs.Object}}","{{CardMembers.Typed}}":"why"}""").RootElement;

        var again = AgainForm.Draw(charter, sent, "Not counted.", new Charters.Replies.Reply.DraftIsNewer(1, 2))!.Value;
        var card = JsonNode.Parse(again.Json.Span)!;

        Assert.Contains("Half of our charts mislead.", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("why", (string?)Box(card)["value"]);
        Assert.Equal(new CharterCommand.Object("why", 2, 1), Submitted(card, "why"));
    }

    [Fact]
    public void An_objection_needs_its_reason()
    {
        var card = Open(Scene.Drafted().Charter, new DialogRequest.Object(1, 1), Scene.Ben);

        Assert.Equal("What would hurt our aim, and what would have to change?", (string?)Box(card)["label"]);
        Assert.True((bool)Box(card)["isRequired"]!);
        Assert.Equal(new CharterCommand.Object("why", 1, 1), Submitted(card, "why"));
    }

    [Fact]
    public void Only_settled_questions_can_be_opened_again()
    {
        var card = Open(Scene.Agreed().Charter, new DialogRequest.Reopen(), Scene.Ben);
        var choices = CardLint.All(
            card).Single(node => (string?)node["type"] == "Input.ChoiceSet")["choices"]!.AsArray();

        Assert.Equal(["1"], choices.Select(choice => (string?)choice!["value"]));
    }

    [Fact]
    public void Whatever_people_wrote_every_dialog_fits_and_page_by_page_nothing_is_left_out()
    {
        var text = string.Concat(Enumerable.Repeat("😀\"\n", 1_330));
        var scene = Scene.Begun();
        for (var piece = 0; piece < 40; piece++)
            scene.Presses(Scene.Ben, new CharterCommand.Contribute($"{text}{piece}", 1));
        Fits(scene.Charter);
        scene.Presses(
            Scene.Ben,
            new CharterCommand.Draft(text + "!", 1)).Presses(Scene.Chiara,
            new CharterCommand.Object(text, 1, 1));
        Fits(scene.Charter);

        var told = Pages(scene.Charter, page => new DialogRequest.MyData(page));
        for (var piece = 0; piece < 40; piece++)
            Assert.Contains($"{piece}", told, StringComparison.Ordinal);
        Assert.Equal(1_330 * 40, told.Split("😀").Length - 1 - 1_330);
    }

    [Fact]
    public void What_is_stored_of_me_is_shown_to_me_and_nothing_of_others()
    {
        var told = Pages(Scene.Drafted().Charter, page => new DialogRequest.MyData(page));

        Assert.Contains("I think everyone keeps rebuilding", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Half of our charts", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_I_ever_said_is_shown_to_me_also_what_I_took_back()
    {
        var scene = Scene.Drafted()
            .Says(Scene.Ben, "change 1: a change of mine")
            .Says(Scene.Ben, "object a first reason").Says(Scene.Ben, "object a second reason")
            .Presses(Scene.Ben, new CharterCommand.Withdraw(1))
            .Says(Scene.Ben, "aside a reservation").Presses(Scene.Ben, new CharterCommand.Ok(1, 1))
            .Says(Scene.Ben, "object a third reason")
            .Says(Scene.Ben, "draft Everyone rebuilds the same maps.")
            .Says(Scene.Ben, "2: for later");

        var told = Pages(scene.Charter, page => new DialogRequest.MyData(page));

        foreach (var said in (ReadOnlySpan<string>)
            ["I think everyone", "a change of mine", "a first reason", "a second reason", "a reservation",
                "a third reason", "Everyone rebuilds the same maps.", "for later"])
        {
            Assert.Contains(said, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Why_I_opened_a_question_again_is_stored_of_me_and_read_by_who_drafts()
    {
        var charter = Scene.Agreed().Says(Scene.Ben, "reopen 1 the maps are missing").Charter;

        Assert.Contains(
            "the maps are missing", Pages(charter, page => new DialogRequest.MyData(page)), StringComparison.Ordinal);
        Assert.Contains(
            "the maps are missing",
            Open(charter, new DialogRequest.OurDraft(1), Scene.Amina).ToJsonString(),
            StringComparison.Ordinal);
    }

    private static void Fits(Charter charter)
    {
        foreach (var request in Requests)
        {
            var drawn = Dialogs.Open(charter, request, Scene.Ben.Id);

            Assert.True(CardJson.Units(drawn.Json.Span) <= Allowance.MostUnits, request.GetType().Name);
        }
    }

    private static string Pages(Charter charter, Func<int, DialogRequest> request)
    {
        var told = "";
        for (var page = 1; page <= 40; page++)
        {
            var card = Open(charter, request(page), Scene.Ben);
            told += string.Concat(CardLint.All(card).Select(node => (string?)node["text"]));
            if (!CardLint.Actions(card).Any(action => (string?)action["title"] == "Next page"))
                break;
        }

        return told;
    }

    private static JsonNode Open(Charter charter, DialogRequest request, Person by) =>
        JsonNode.Parse(Dialogs.Open(charter, request, by.Id).Json.Span)!;

    private static JsonObject Box(JsonNode card) =>
        CardLint.All(card).Single(node => (string?)node["type"] == "Input.Text");

    private static CharterCommand Submitted(JsonNode card, string typed)
    {
        var data = CardLint.Actions(card).Single()["data"]!.DeepClone().AsObject();
        data[(string)Box(card)["id"]!] = typed;
        var read = CardReading.Read(
            null, System.Text.Json.JsonDocument.Parse(data.ToJsonString()).RootElement, Scene.Ben.Id);
        return Assert.IsType<CardAction.Do>(read).Command;
    }
}
