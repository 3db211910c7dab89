using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Everything said and decided, whole: what a card showed in part.</summary>
internal static class WholeText
{
    public static IEnumerable<Passage> Of(Charter charter, int number) => number == 0
        ? charter.Set.Questions.SelectMany(asked => Answered(charter, asked))
        : Answered(charter, charter.Set[number]).Concat(Said(charter, charter[number]));

    private static IEnumerable<Passage> Answered(Charter charter, Question asked)
    {
        var question = charter[asked.Number];
        if (question.Answer is { } answer)
        {
            var silent = charter.Names(answer.Silent) is { } names ? $"\nSilent: {names}" : "";
            yield return new($"{asked.Number}. {asked.Text}", answer.Text);
            yield return new("", $"Agreed by {charter.Names(answer.AgreedBy) ?? "nobody who is still here"}{silent}");
            foreach (var reservation in answer.Reservations)
                yield return new($"Reservation by {charter.NameOf(reservation.By, 100)}", reservation.Reason);
        }
        else
        {
            var state = question.Stage switch
            {
                Stage.Parked => "Parked.",
                Stage.Skipped => "Skipped for now.",
                _ when question.OpenDraft is { } draft =>
                    $"Draft {draft.Number} by {charter.NameOf(draft.Author, 100)}",
                _ => "No draft yet.",
            };
            yield return new($"{asked.Number}. {asked.Text}", state);
            if (question.OpenDraft is { } open)
                yield return new("", open.Text);
        }
    }

    private static IEnumerable<Passage> Said(Charter charter, QuestionProgress question)
    {
        foreach (var objection in question.Objections)
            yield return new($"Objection by {charter.NameOf(objection.By, 100)}", objection.Reason);
        foreach (var aside in question.OpenDraft?.Stances.Where(stance => !stance.IsOk) ?? [])
            yield return new($"{charter.NameOf(aside.By, 100)} stands aside", aside.Reservation!);
        foreach (var piece in question.StandingPieces)
            yield return new($"{charter.NameOf(piece.Author, 100)}, {Words.Time(piece.At)}", piece.Text);
    }
}
