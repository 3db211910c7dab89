using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>A draft that asks for stances: its text and what changed, who said what to it, who is waited for.</summary>
internal static class OpenDraftCard
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, Draft draft, bool isNew)
    {
        Progress.Lay(sheet, charter, question.Number);
        sheet.Tight(TextRun.Subtle(charter.Set[question.Number].Text));
        ReopenedLine.Lay(sheet, charter, question);
        sheet.Part(TextRun.Large($"Draft {draft.Number}"), TextRun.Subtle($"  by {sheet.Name(draft.Author)}"));
        DraftDifference.Lay(sheet, question.DraftBefore(draft.Number), draft);
        if (charter.IsPaused)
            PauseLine.Lay(sheet);
        Stances(sheet, charter, question, draft);
        Waiting(sheet, charter, question, isNew);
        if (sheet.Viewer is { } viewer)
            sheet.Part(TextRun.Bold("You: "), new(OwnStance.Of(charter, question, draft, viewer)));
        if (charter.Facilitator is { } facilitator)
            sheet.Tight(TextRun.Subtle($"Facilitator: {sheet.Name(facilitator)}"));
        Next(sheet, charter, question, draft);
        DraftButtons.Lay(sheet, charter, question, draft);
        sheet.RefreshFor(charter.Members.Select(member => member.Id));
    }

    private static void Stances(Sheet sheet, Charter charter, QuestionProgress question, Draft draft)
    {
        var okayed = sheet.Names(charter.Okayed(question));
        sheet.Part(TextRun.Bold("OK: "), new(okayed ?? "nobody yet"));
        foreach (var aside in Rows(sheet, [.. draft.Stances.Where(stance => !stance.IsOk)]))
            Reasoned(sheet, "Stands aside: ", aside.By, aside.Reservation!, "");
        foreach (var objection in Rows(sheet, question.Objections))
        {
            var since = objection.Draft == draft.Number ? "" : $" (to draft {objection.Draft})";
            var left = objection.ObjectorHasLeft ? " (has left)" : "";
            Reasoned(sheet, "Objects: ", objection.By, objection.Reason, since + left);
        }

        foreach (var recorded in Rows(sheet, question.Recorded))
            Reasoned(sheet, "Reservation recorded: ", recorded.By, recorded.Reason, "");
        if (sheet.Names(charter.Members.Where(member => member.IsSilent && draft.StanceOf(member.Id) is null)
            .Select(member => member.Id)) is { } silent)
        {
            sheet.Tight(TextRun.Subtle($"Silent, not waited for: {silent}"));
        }
    }

    private static void Reasoned(Sheet sheet, string what, PersonId by, string reason, string after) => sheet.Tight(
        TextRun.Bold(what),
        new($"{sheet.Name(by)}{after}{(reason.Length > 0 ? ", " : "")}{sheet.Text(reason, divisor: 2)}"));

    /// <summary>The newest of a list; that some are missing is said by the button to the whole.</summary>
    private static IEnumerable<T> Rows<T>(Sheet sheet, IReadOnlyList<T> all)
    {
        if (all.Count > sheet.Room.Rows)
            sheet.Shorten();
        return all.TakeLast(sheet.Room.Rows);
    }

    private static void Waiting(Sheet sheet, Charter charter, QuestionProgress question, bool isNew)
    {
        var waited = charter.WaitedFor(question)
            .Where(person => question.ObjectionOf(person)?.Draft != question.OpenDraft?.Number)
            .ToList();
        if (waited.Count == 0)
            return;
        if (isNew)
            sheet.Call("Waiting for ", waited);
        else
            sheet.Tight(TextRun.Bold("Waiting for: "), new(sheet.Names(waited)!));
    }

    private static void Next(Sheet sheet, Charter charter, QuestionProgress question, Draft draft)
    {
        var facilitator = charter.Facilitator is { } who ? sheet.Name(who) : "the facilitator";
        sheet.Part(TextRun.Bold("Next: "), new(charter.IsPaused
            ? "a member resumes."
            : question.Objections.Any(objection => objection.ObjectorHasLeft)
                ? $"who objected has left: {facilitator} records it as a reservation, or parks the question."
                : question.Objections.Any(objection => objection.Draft == draft.Number)
                    ? "change the draft so that the objection no longer holds, or its objector withdraws it."
                    : !question.Objections.IsEmpty
                        ? $"who objected says whether draft {draft.Number} settles it: OK, stand aside or object again."
                        : charter.CanClose(question)
                            ? $"half of the members agree: {facilitator} may close, or wait for the others."
                            : "press OK if it is good enough for now, Object if it would hurt our aim."));
    }
}
