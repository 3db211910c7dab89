using System.Globalization;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;

namespace CharterBot.Tests.Channels;

/// <summary>Every look that a card of the thread can have.</summary>
internal static class Scenes
{
    private static readonly CardKey FirstQuestion = CardKey.OfQuestion(1, 1);
    private static readonly CardKey FirstDraft = CardKey.OfDraft(1, 1);
    private static readonly CardKey SecondDraft = CardKey.OfDraft(1, 2);

    private static readonly Lazy<IReadOnlyList<DrawnScene>> Drawn =
        new(() => [.. Ordinary(), .. OfDrafts(), .. OfTheEnd()]);

    public static IReadOnlyList<DrawnScene> All => Drawn.Value;

    public static DrawnScene Named(string name) => All.Single(scene => scene.Name == name);

    private static IEnumerable<DrawnScene> Ordinary()
    {
        yield return Of("opening", Scene.Started().Presses(Scene.Ben, new CharterCommand.Join()), CardKey.Opening);
        yield return Of("opening-with-pieces", Scene.Started().Says(Scene.Ben, "2: a number, please"), CardKey.Opening);
        yield return Of(
            "opening-paused", Scene.Started().Presses(Scene.Amina, new CharterCommand.Pause()), CardKey.Opening);
        yield return Of("opening-begun", Scene.Begun(), CardKey.Opening);
        yield return Of("opening-cancelled", Cancelled(Scene.Begun()), CardKey.Opening);
        yield return Of("question-fresh", Scene.Begun(), FirstQuestion);
        yield return Of("question-with-pieces", Scene.Discussed(), FirstQuestion);
        yield return Of(
            "question-passed", Scene.Discussed().Presses(Scene.Amina, new CharterCommand.Pass(1)), FirstQuestion);
        yield return Of("question-ready", Passed(), FirstQuestion);
        yield return Of(
            "question-paused", Scene.Discussed().Presses(Scene.Ben, new CharterCommand.Pause()), FirstQuestion);
        yield return Of("question-with-draft", Scene.Drafted(), FirstQuestion);
        yield return Of("question-moved-down", Reposted(), FirstQuestion);
        yield return Of("question-reposted", Reposted(), CardKey.OfQuestion(1, 2));
        yield return Of("question-agreed", Scene.Agreed(), FirstQuestion);
        yield return Of(
            "question-skipped", Scene.Discussed().Presses(Scene.Ben, new CharterCommand.Skip(1)), FirstQuestion);
        yield return Of(
            "question-parked", Scene.Discussed().Presses(Scene.Amina, new CharterCommand.Park(1)), FirstQuestion);
        yield return Of("question-cancelled", Cancelled(Scene.Discussed()), FirstQuestion);
        yield return Of(
            "question-reopened",
            Scene.Agreed().Says(Scene.Ben, "reopen 1 the maps are missing"),
            CardKey.OfQuestion(1, 2));
        yield return Of(
            "question-revised",
            Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(1)),
            CardKey.OfQuestion(1, 2));
        yield return Of(
            "question-not-current",
            Scene.Discussed().Presses(Scene.Ben, new CharterCommand.ShowQuestion(3)),
            FirstQuestion);
    }

    private static IEnumerable<DrawnScene> OfDrafts()
    {
        yield return Of("draft-new", Scene.Drafted(), FirstDraft, isNew: true);
        yield return Of("draft-updated", Scene.Drafted().Presses(Scene.Ben, new CharterCommand.Ok(1, 1)), FirstDraft);
        yield return Of("draft-objected", Objected(), FirstDraft);
        yield return Of("draft-changed", Changed(), SecondDraft, isNew: true);
        yield return Of("draft-replaced", Changed(), FirstDraft);
        yield return Of("draft-rewritten", Rewritten(), SecondDraft);
        yield return Of("draft-aside", Scene.Drafted()
            .Presses(Scene.Chiara, new CharterCommand.Aside("\"half\" needs a source", 1, 1)), FirstDraft);
        yield return Of(
            "draft-objector-left", Objected().Presses(Scene.Chiara, new CharterCommand.Leave()), FirstDraft);
        yield return Of("draft-two-objections", Objected()
            .Presses(Scene.Ben, new CharterCommand.Object("and it forgets the maps", 1, 1))
            .Presses(Scene.Chiara, new CharterCommand.Leave()), FirstDraft);
        yield return Of("draft-can-close", Scene.Drafted().Presses(Scene.Ben, new CharterCommand.Ok(1, 1)), FirstDraft);
        yield return Of("draft-paused", Scene.Drafted().Presses(Scene.Ben, new CharterCommand.Pause()), FirstDraft);
        yield return Of("draft-skipped", Scene.Drafted().Presses(Scene.Ben, new CharterCommand.Skip(1)), FirstDraft);
        yield return Of("draft-parked", Scene.Drafted().Presses(Scene.Amina, new CharterCommand.Park(1)), FirstDraft);
        yield return Of("draft-cancelled", Cancelled(Scene.Drafted()), FirstDraft);
        yield return Of("draft-taken-back", Scene.Drafted().Presses(
            Scene.Amina,
            new CharterCommand.ItWasMyAnswer("draft horses", Charters.Grammar.CommandName.Draft, 1, 1)), FirstDraft);
        yield return Of("answer", Scene.Agreed(), FirstDraft);
        yield return Of("answer-closed", Scene.Drafted()
            .Presses(Scene.Ben, new CharterCommand.Ok(1, 1))
            .Presses(Scene.Amina, new CharterCommand.Close(1)), FirstDraft);
        yield return Of(
            "answer-late-piece", Scene.Agreed().Says(Scene.Ben, "1: and maps contradict each other"), FirstDraft);
        yield return Of("answer-reservations", Scene.Drafted()
            .Presses(Scene.Ben, new CharterCommand.Aside("I would have said charts only", 1, 1))
            .Presses(Scene.Chiara, new CharterCommand.Ok(1, 1)), FirstDraft);
        yield return Of("answer-reopened", Scene.Agreed().Says(Scene.Ben, "reopen 1 the maps are missing"), FirstDraft);
        yield return Of("draft-of-reopened", Scene.Agreed().Says(Scene.Ben, "reopen 1 the maps are missing")
            .Says(Scene.Amina, "draft Everyone rebuilds the same maps and dashboards."), SecondDraft);
        yield return Of("draft-of-many", OfMany(), FirstDraft, isNew: true);
    }

    private static IEnumerable<DrawnScene> OfTheEnd()
    {
        yield return Of("review", Scene.Reviewing(), CardKey.Review(1));
        yield return Of(
            "review-suggested", Scene.Reviewing().Says(Scene.Ben, "let us add a glossary"), CardKey.Review(1));
        yield return Of(
            "review-reopened", Scene.Reviewing().Says(Scene.Ben, "reopen 4 we know now"), CardKey.Review(1));
        yield return Of("review-published", Scene.Published(), CardKey.Review(1));
        yield return Of("review-cancelled", Cancelled(Scene.Reviewing()), CardKey.Review(1));
        yield return Of("review-replaced", ReviewedAgain(), CardKey.Review(1));
        yield return Of("charter", Scene.Published(), CardKey.Charter);
        yield return Of(
            "charter-suggested", Scene.Published().Says(Scene.Ben, "let us add a glossary"), CardKey.Charter);
        yield return Of(
            "charter-revising", Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(3)), CardKey.Charter);
        yield return Of(
            "charter-given-up",
            Cancelled(Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(3))),
            CardKey.Charter);
        yield return Of("charter-1.1", Scene.Published()
            .Presses(Scene.Ben, new CharterCommand.Revise(4))
            .Presses(Scene.Amina, new CharterCommand.Park(4))
            .Presses(Scene.Amina, new CharterCommand.Publish()), CardKey.Charter);
    }

    private static DrawnScene Of(string name, Scene scene, CardKey key, bool isNew = false) =>
        new(name, scene.Charter, key, isNew);

    private static Scene Cancelled(Scene scene) =>
        scene.Presses(Scene.Amina, new CharterCommand.Cancel()).Presses(Scene.Amina, new CharterCommand.Cancel());

    private static Scene Passed() => Scene.Begun()
        .Presses(Scene.Amina, new CharterCommand.Pass(1))
        .Presses(Scene.Ben, new CharterCommand.Pass(1))
        .Presses(Scene.Chiara, new CharterCommand.Pass(1));

    private static Scene Objected() => Scene.Drafted()
        .Says(Scene.Chiara, "object \"every chart\" is impossible for daily posts");

    private static Scene Changed() => Objected()
        .Says(
            Scene.Amina,
            "draft Many of us rebuild the same dashboards, and half of our printed charts mislead readers.");

    private static Scene Rewritten() => Scene.Drafted()
        .Says(Scene.Amina, "draft " + string.Join(' ', Enumerable.Range(0, 160)
            .Select(word => word % 2 == 0 ? "dashboards, and" : "word" + word.ToString(CultureInfo.InvariantCulture))));

    private static Scene Reposted()
    {
        var scene = Scene.Discussed();
        for (var piece = 1; piece <= 7; piece++)
            scene.Says(
                Scene.Ben,
                $"Another thought, number {piece.ToString(CultureInfo.InvariantCulture)}, about what we rebuild.");
        return scene;
    }

    private static Scene ReviewedAgain() => Scene.Reviewing()
        .Says(Scene.Ben, "reopen 4 we know now")
        .Presses(Scene.Amina, new CharterCommand.Park(4));

    private static Scene OfMany()
    {
        var scene = Scene.Started();
        for (var member = 1; member < 25; member++)
        {
            var name = "Member " + member.ToString(CultureInfo.InvariantCulture);
            scene.Presses(Scene.Member(member, name), new CharterCommand.Join());
        }

        return scene.Presses(Scene.Amina, new CharterCommand.Begin())
            .Says(
                Scene.Amina, "draft Our maps contradict each other because nobody checks them before they are public.");
    }
}
