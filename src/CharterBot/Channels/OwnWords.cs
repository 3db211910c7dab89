using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels;

/// <summary>Everything that a charter holds of one person.</summary>
internal static class OwnWords
{
    public static string Count(Charter charter, PersonId person)
    {
        var pieces = charter.Questions.Sum(question => question.Pieces.Count(piece => piece.Author == person));
        var drafts = charter.Questions.Sum(question => question.Drafts.Count(draft => draft.Author == person));
        var stances = charter.Questions.Sum(question =>
            question.Drafts.Sum(draft => draft.Stances.Count(stance => stance.By == person)) +
            question.Objections.Count(objection => objection.By == person));
        var suggestions = charter.Suggestions.Count(suggestion => suggestion.By == person);
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
        foreach (var question in charter.Questions)
        {
            var title = $"Question {question.Number}";
            foreach (var piece in question.Pieces.Where(piece => piece.Author == person))
                yield return new($"{title}, piece, {Words.Time(piece.At)} ({piece.State})", piece.Text);
            if (question.Passed.Contains(person))
                yield return new(title, "You passed.");
            foreach (var draft in question.Drafts)
            {
                if (draft.Author == person)
                    yield return new($"{title}, draft {draft.Number}, {Words.Time(draft.At)}", draft.Text);
                if (draft.StanceOf(person) is { } stance)
                    yield return new($"{title}, stance on draft {draft.Number}", stance.Reservation ?? "OK");
            }

            foreach (var objection in question.Objections.Where(objection => objection.By == person))
                yield return new($"{title}, objection to draft {objection.Draft}", objection.Reason);
            foreach (var reopening in question.Reopenings.Where(reopening => reopening.By == person))
                yield return new($"{title}, opened again, {Words.Time(reopening.At)}", reopening.Reason);
            foreach (var recorded in question.Recorded.Where(recorded => recorded.By == person))
                yield return new($"{title}, reservation recorded", recorded.Reason);
        }

        foreach (var suggestion in charter.Suggestions.Where(suggestion => suggestion.By == person))
            yield return new($"Suggestion, {Words.Time(suggestion.At)}", suggestion.Text);
    }
}
