using System.Text;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Channels;

/// <summary>What people ask to see: where we are, the text so far, the questions.</summary>
internal static class ShownPhrases
{
    private const int MostText = 5_000;
    private const int LeastShown = 60;

    public static string Status(Charter charter)
    {
        var status = new StringBuilder();
        // Begins with our own word: behind the name of who asked, the first letter is made small.
        status.Add($"The charter of {UserText.Isolated(UserText.OnOneLine(charter.Name))} · {Stage(charter)}\n");
        if (charter.IsPaused)
            status.Add($"Paused: a member says {Words.Say(CommandName.Resume)}.\n");
        if (charter.CurrentQuestion is { } question && charter.Phase == Phase.Asking)
            Asked(status, charter, question);
        List(status, "Agreed", charter, question => question.Stage == Charters.Answers.Stage.Agreed);
        List(status, "Skipped, asked again later", charter, question =>
            question.Stage == Charters.Answers.Stage.Skipped);
        List(status, "Parked", charter, question => question.Stage == Charters.Answers.Stage.Parked);
        status.Add($"Core Team: {charter.Names(charter.Members.Select(member => member.Id), 25, 40) ?? "nobody"}\n");
        var facilitator = charter.Facilitator is { } who ? charter.NameOf(who, 40) : "nobody at the moment";
        status.Add($"Facilitator: {facilitator}\n");
        return status.Add($"Next: {Next(charter)}").ToString();
    }

    /// <summary>Whole where it fits; else each text to its start, so that nobody's words are left out.</summary>
    public static string Text(Charter charter, int number)
    {
        var passages = WholeText.Of(charter, number).ToList();
        var room = MostText - passages.Sum(passage => passage.Title.Length + 3);
        var most = MostText;
        while (most > LeastShown && passages.Sum(passage => Math.Min(passage.Text.Length, most)) > room)
            most = most * 4 / 5;
        return Passage.Join(passages.Select(passage => passage with { Text = Shown(passage.Text, most) }));
    }

    public static IEnumerable<Passage> Questions(QuestionSet set)
    {
        yield return new("", $"The {set.Count} questions, about {set.Minutes} minutes together:");
        foreach (var question in set.Questions)
        {
            yield return new(
                $"{question.Number}. {question.Text} ({question.Area})",
                $"A good answer has {question.GoodAnswerHas}.\n"
                + $"Strong: \"{question.StrongExample}\"\nWeak: \"{question.WeakExample}\"");
        }

        yield return new("", $"Answer any of them beforehand: @{Words.Bot} 2: <your answer>");
    }

    private static string Stage(Charter charter) => charter.Phase switch
    {
        Phase.Opening => "not begun",
        Phase.Asking => $"question {charter.Current} of {charter.Set.Count}",
        Phase.Reviewing => "in review, ready to publish",
        Phase.Published => $"version {charter.Editions[^1].Version}, published {Words.Date(charter.Editions[^1].At)}",
        _ => "cancelled",
    };

    private static void Asked(StringBuilder status, Charter charter, QuestionProgress question)
    {
        status.Add($"Now: {charter.Set[question.Number].Area}: {charter.Set[question.Number].Text}\n");
        status.Add($"{charter.AnsweredOrPassed(question)} of {charter.Members.Length} answered or passed");
        var missing = charter.Names(charter.NotHeardFrom(question), 25, 40);
        status.Append(missing is null ? "\n" : $"; not yet: {missing}\n");
        if (question.OpenDraft is not { } draft)
            return;

        var okayed = charter.Names(charter.Okayed(question), 25, 40) ?? "nobody yet";
        status.Add($"Draft {draft.Number} is open. OK: {okayed}");
        if (charter.Names(charter.WaitedFor(question), 25, 40) is { } waited)
            status.Add($"; waiting for {waited}");
        if (charter.Names(question.Objections.Select(objection => objection.By), 25, 40) is { } objectors)
            status.Add($"; objection open: {objectors}");
        status.Append('\n');
    }

    private static void List(StringBuilder status, string title, Charter charter, Func<QuestionProgress, bool> fits)
    {
        var numbers = string.Join(", ", charter.Questions.Where(fits).Select(question => question.Number));
        if (numbers.Length > 0)
            status.Add($"{title}: {numbers}\n");
    }

    private static string Next(Charter charter) => charter.Phase switch
    {
        Phase.Opening => $"members join; the facilitator says {Words.Say(CommandName.Begin)}.",
        Phase.Asking when charter.CurrentQuestion is { HasOpenDraft: true } =>
            $"{Words.Say(CommandName.Ok)}, {Words.Usage(CommandName.Object)} or {Words.Usage(CommandName.Aside)}.",
        Phase.Asking when charter.CurrentQuestion is { } question && charter.IsReadyToDraft(question) =>
            $"ready to draft: {Words.Usage(CommandName.Draft)}.",
        Phase.Asking => $"write your answer, or {Words.Say(CommandName.Pass)}.",
        Phase.Reviewing => $"the facilitator says {Words.Say(CommandName.Publish)}.",
        Phase.Published => $"a member can say {Words.Usage(CommandName.Revise)} at any time.",
        _ => $"{Words.Say(CommandName.Restore)} within 30 days, or {Words.Usage(CommandName.Start)}.",
    };

    private static string Shown(string text, int most) =>
        UserText.Isolated(UserText.Shortened(UserText.Mended(text), most));
}
