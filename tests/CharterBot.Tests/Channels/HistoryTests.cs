using CharterBot.Channels;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters.Commands;

namespace CharterBot.Tests.Channels;

/// <summary>Versions and differences, in the thread as far as there is room, and whole in the dialog.</summary>
public sealed class HistoryTests
{
    [Fact]
    public void It_says_what_each_draft_took_out_and_put_in()
    {
        var charter = Scene.Drafted()
            .Says(Scene.Ben, "draft Everyone rebuilds the same maps, and half of our charts mislead.").Charter;

        var history = HistoryPhrase.Of(charter);

        Assert.Contains("Nothing is published yet.", history, StringComparison.Ordinal);
        Assert.Contains("Question 1: 2 drafts, not agreed yet", history, StringComparison.Ordinal);
        Assert.Contains(
            "– Draft 2 by Ben: removed \"dashboards\", added \"maps\"", history, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_each_version_took_out_and_put_in()
    {
        var history = HistoryPhrase.Of(Revised().Charter);

        Assert.Contains("Version 1.0, 22 November 2026: 6 answers", history, StringComparison.Ordinal);
        Assert.Contains("Version 1.1, 22 November 2026: changed: question 1", history, StringComparison.Ordinal);
        Assert.Contains("– Question 1: removed \"dashboards\", added \"maps\"", history, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_rewritten_is_given_as_it_is_now_and_what_was_parked_is_named()
    {
        var scene = Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(3));
        Agree(scene.Says(Scene.Amina, "draft Nurses."), 3);
        scene.Presses(Scene.Ben, new CharterCommand.Revise(2)).Presses(Scene.Amina, new CharterCommand.Park(2))
            .Presses(Scene.Amina, new CharterCommand.Publish());

        var history = HistoryPhrase.Of(scene.Charter);

        Assert.Contains("– Question 3: rewritten as \"Nurses.\"", history, StringComparison.Ordinal);
        Assert.Contains("– Question 2: parked, it had an answer before", history, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w ")]
    [InlineData("אב ")]
    [InlineData("😀 ")]
    [InlineData("\" ")]
    public void However_much_was_written_it_fits_and_names_every_question(string word)
    {
        var scene = Scene.Begun();
        for (var number = 1; number <= 7; number++)
        {
            scene.Presses(Scene.Ben, new CharterCommand.Pass(number))
                .Presses(Scene.Chiara, new CharterCommand.Pass(number));
            for (var draft = 0; draft < 12; draft++)
            {
                var text = string.Concat(Enumerable.Range(0, 500).Select(at => at % 12 == draft ? $"{at} " : word));
                scene.Presses(Scene.Amina, new CharterCommand.Draft(text, number));
            }

            scene.Presses(Scene.Amina, new CharterCommand.Park(number));
        }

        var history = HistoryPhrase.Of(scene.Charter);

        Assert.True(history.Length <= 5_000, $"{history.Length}");
        for (var number = 1; number <= 7; number++)
            Assert.Contains($"Question {number}: 12 drafts", history, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dialog_has_the_differences_whole_and_why_a_question_was_opened_again()
    {
        var told = Passage.Join(WholeHistory.Of(Revised()
            .Says(Scene.Ben, "let us add a glossary")
            .Presses(Scene.Ben, new CharterCommand.Revise(4))
            .Presses(Scene.Amina, new CharterCommand.Park(4))
            .Says(Scene.Chiara, "reopen 5 it is too rare")
            .Presses(Scene.Amina, new CharterCommand.Park(5))
            .Presses(Scene.Amina, new CharterCommand.Publish()).Charter));

        Assert.Contains(
            "Version 1.1, question 1\nEveryone rebuilds the same [-dashboards-][+maps+], and half",
            told,
            StringComparison.Ordinal);
        Assert.Contains("Version 1.2, question 5\nParked.", told, StringComparison.Ordinal);
        Assert.Contains("Suggested for version 1.2 by Ben", told, StringComparison.Ordinal);
        Assert.Contains("let us add a glossary", told, StringComparison.Ordinal);
        Assert.Contains("Question 5, opened again by Chiara", told, StringComparison.Ordinal);
        Assert.Contains("it is too rare", told, StringComparison.Ordinal);
        Assert.Contains("Question 1, draft 2, Amina", told, StringComparison.Ordinal);
    }

    private static Scene Revised()
    {
        var scene = Scene.Published().Presses(Scene.Ben, new CharterCommand.Revise(1));
        scene.Says(Scene.Amina, "draft Everyone rebuilds the same maps, and half of our charts mislead.");
        return Agree(scene, 1).Presses(Scene.Amina, new CharterCommand.Publish());
    }

    private static Scene Agree(Scene scene, int question)
    {
        var draft = scene.Charter[question].OpenDraft!.Number;
        return scene.Presses(Scene.Ben, new CharterCommand.Ok(draft, question))
            .Presses(Scene.Chiara, new CharterCommand.Ok(draft, question));
    }
}
