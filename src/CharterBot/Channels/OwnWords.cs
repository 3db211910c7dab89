using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels;

/// <summary>Everything that a charter holds of one person.</summary>
internal static class OwnWords
{
    public static string Count(Charter charter, PersonId person)
    {
        var pieces = charter.Questions.Sum(question =>
            question.Pieces.Count(piece => piece.Author == person && piece.Text.Length > 0));
        var drafts = charter.Questions.Sum(question => question.Drafts.Count(draft => draft.Author == person));
        var stances = charter.Questions.Sum(question =>
            question.Drafts.Sum(draft => draft.Stances.Count(stance => stance.By == person)) +
            question.Objections.Count(objection => objection.By == person));
        var suggestions = charter.Suggestions.Count(suggestion =>
            suggestion.By == person && suggestion.Text.Length > 0);
        return "Stored of you here: your name and your id, "
            + $"{Words.Count(pieces, "piece")}, {Words.Count(drafts, "draft")}, {Words.Count(stances, "stance")}, "
            + $"{Words.Count(suggestions, "suggestion")}, each with its time. "
            + $"{Words.Say(CommandName.ForgetMe)} erases it.";
    }

    public static IEnumerable<Passage> All(Charter charter, PersonId person)
    {
        var since = charter.MemberOf(person) is { } member
            ? $"Member since {Words.Time(member.JoinedAt)}"
            : "Not a member";
        yield return new("Who you are here", $"{UserText.Name(charter.NameOf(person))}\nId: {person.Value}\n{since}");
        foreach (var passage in charter.Questions.SelectMany(question => Said(question, person)))
            yield return passage;
        foreach (var objection in (charter.GivenUp?.Questions ?? []).SelectMany(question => question.Objections)
            .Where(objection => objection.By == person))
        {
            yield return new($"Objection to draft {objection.Draft}, in the revision given up", objection.Reason);
        }

        foreach (var suggestion in charter.Suggestions
            .Where(suggestion => suggestion.By == person && suggestion.Text.Length > 0))
        {
            yield return new($"Suggestion, {Words.Time(suggestion.At)}", suggestion.Text);
        }
    }

    private static IEnumerable<Passage> Said(QuestionProgress question, PersonId person)
    {
        var title = $"Question {question.Number}";
        foreach (var piece in question.Pieces.Where(piece => piece.Author == person && piece.Text.Length > 0))
            yield return new($"{title}, piece, {Words.Time(piece.At)} ({piece.State})", piece.Text);
        if (question.Passed.Contains(person))
            yield return new(title, "You passed.");
        foreach (var draft in question.Drafts.Where(draft => draft.Author == person))
            yield return new($"{title}, draft {draft.Number}, {Words.Time(draft.At)}", draft.Text);
        foreach (var passage in Stances(question, person, title))
            yield return passage;
        foreach (var reopening in question.Reopenings.Where(reopening => reopening.By == person))
            yield return new($"{title}, opened again, {Words.Time(reopening.At)}", reopening.Reason);
    }

    private static IEnumerable<Passage> Stances(QuestionProgress question, PersonId person, string title)
    {
        foreach (var draft in question.Drafts)
        {
            if (draft.StanceOf(person) is not { } stance)
                continue;
            yield return new($"{title}, stance on draft {draft.Number}", stance.Reservation ?? "OK");
            if (stance.Settles is { } settled)
                yield return new($"{title}, objection to draft {settled.Draft}, settled", settled.Reason);
        }

        foreach (var former in question.FormerStances.Where(former => former.By == person))
        {
            var what = former.WasObjection ? "objection to" : "reservation on";
            yield return new($"{title}, {what} draft {former.Draft}, taken back", former.Reason);
        }

        foreach (var objection in question.Objections.Where(objection => objection.By == person))
            yield return new($"{title}, objection to draft {objection.Draft}", objection.Reason);
        foreach (var recorded in question.Recorded.Where(recorded => recorded.By == person))
            yield return new($"{title}, reservation recorded", recorded.Reason);
    }
}
