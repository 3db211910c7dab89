using CharterBot.Charters;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels;

/// <summary>Everything said and decided, whole: what a card showed in part.</summary>
internal static class WholeText
{
    /// <param name="number">0 for all questions.</param>
    public static IEnumerable<Passage> Of(Charter charter, int number) => number == 0
        ? All(charter).Concat(Suggested(charter))
        : Answered(charter, charter[number]).Concat(Said(charter, charter[number]));

    /// <summary>A published version holds until the next one is published: it comes first, then what changes.</summary>
    private static IEnumerable<Passage> All(Charter charter)
    {
        if (charter is not { IsRevising: true, Editions: [.., var edition] })
            return charter.Questions.SelectMany(question => Answered(charter, question));

        return
        [
            new($"Version {edition.Version}, {Words.Date(edition.At)}", $"{Revision.Line(charter)}."),
            .. edition.Questions.SelectMany(question => Answered(charter, question)),
            new($"Version {charter.NextVersion} so far", ""),
            .. Revision.Changed(charter, edition).SelectMany(question => Answered(charter, question)),
        ];
    }

    private static IEnumerable<Passage> Answered(Charter charter, QuestionProgress question)
    {
        var asked = charter.Set[question.Number];
        var title = $"{asked.Number}. {asked.Text}";
        if (question.Answer is { } answer)
        {
            var silent = charter.Names(answer.Silent) is { } names ? $"\nSilent: {names}" : "";
            yield return new(title, answer.Text);
            yield return new("", $"Agreed by {charter.Names(answer.AgreedBy) ?? "nobody who is still here"}{silent}");
            foreach (var reservation in answer.Reservations)
                yield return new($"Reservation by {charter.NameOf(reservation.By, 100)}", reservation.Reason);
        }
        else if (question.OpenDraft is { } draft)
        {
            yield return new(title, "");
            yield return new($"Draft {draft.Number} by {charter.NameOf(draft.Author, 100)}", draft.Text);
        }
        else
        {
            yield return new(title, State(question));
        }
    }

    private static string State(QuestionProgress question)
    {
        var count = question.StandingPieces.Count();
        var pieces = count > 0 ? $" {Words.Count(count, "piece")}." : "";
        return question.Stage switch
        {
            Stage.Parked => "Parked.",
            Stage.Skipped => "Skipped for now.",
            _ => "No draft yet.",
        } + pieces;
    }

    private static IEnumerable<Passage> Said(Charter charter, QuestionProgress question)
    {
        if (question.Reopened is { Reason.Length: > 0 } reopened)
            yield return new($"Opened again by {charter.NameOf(reopened.By, 100)}", reopened.Reason);
        foreach (var objection in question.Objections)
            yield return new($"Objection by {charter.NameOf(objection.By, 100)}", objection.Reason);
        foreach (var recorded in question.Answer is null ? question.Recorded : [])
            yield return new($"Reservation recorded: {charter.NameOf(recorded.By, 100)}", recorded.Reason);
        foreach (var aside in question.OpenDraft?.Stances.Where(stance => !stance.IsOk) ?? [])
            yield return new($"{charter.NameOf(aside.By, 100)} stands aside", aside.Reservation!);
        foreach (var piece in question.StandingPieces)
        {
            var late = piece.IsLate ? " (came after the agreement)" : "";
            yield return new($"{charter.NameOf(piece.Author, 100)}, {Words.Time(piece.At)}{late}", piece.Text);
        }
    }

    private static IEnumerable<Passage> Suggested(Charter charter) => charter.OpenSuggestions
        .Select(suggestion => new Passage(
            $"Suggestion for the next version by {charter.NameOf(suggestion.By, 100)}, {Words.Time(suggestion.At)}",
            suggestion.Text));
}
