using CharterBot.Charters.Events;
using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>The part of the fold that is about who decides.</summary>
internal static class PeopleFold
{
    public static Charter Joined(Charter charter, Entry entry)
    {
        var who = entry.By.Id;
        // Who had fallen silent says to be in still: that was an act, and all there is to it.
        if (charter.IsMember(who))
            return charter;

        var member = new Member(who, entry.At, charter.Step, charter.Step, IsSilent: false)
        {
            LastActedAt = entry.At,
        };
        return charter with
        {
            Members = charter.Members.Add(member),
            Facilitator = charter.Facilitator ?? who,
            FacilitatorActedAt = charter.Facilitator is null ? entry.At : charter.FacilitatorActedAt,
            Questions = [.. charter.Questions.Select(question => question with
            {
                Objections = [.. question.Objections.Select(objection =>
                    objection.By == who ? objection with { ObjectorHasLeft = false } : objection)],
                Drafts = question.OpenDraft is { } open
                    ? question.Drafts.SetItem(open.Number - 1, open with { NotAwaited = open.NotAwaited.Add(who) })
                    : question.Drafts,
            })],
        };
    }

    public static Charter Gone(Charter charter, PersonId who) => charter with
    {
        Members = charter.Members.RemoveAll(member => member.Id == who),
        Facilitator = charter.Facilitator == who ? null : charter.Facilitator,
        Questions = [.. charter.Questions.Select(question => question with
        {
            Objections = [.. question.Objections.Select(objection =>
                objection.By == who ? objection with { ObjectorHasLeft = true } : objection)],
        })],
    };
}
