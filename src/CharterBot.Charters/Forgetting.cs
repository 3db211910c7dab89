using CharterBot.Charters.Answers;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>
/// Erasing what one person wrote: agreed texts stay, the name becomes "a former member". The same erasure exists for a
/// charter in memory and for its stored log; folding the erased log gives the erased charter.
/// </summary>
public static class Forgetting
{
    internal static Charter Apply(Charter charter, CharterEvent.Forgotten forgotten)
    {
        var (who, alias) = forgotten;
        var gone = PeopleFold.Gone(charter, who);
        return gone with
        {
            Questions = [.. gone.Questions.Select(question => Erased(question, who, alias))],
            Suggestions = [.. gone.Suggestions.Select(suggestion =>
                suggestion.By == who ? suggestion with { By = alias, Text = "", Message = null } : suggestion)],
            Editions = [.. gone.Editions.Select(edition => edition with
            {
                Facilitator = edition.Facilitator == who ? alias : edition.Facilitator,
                Members = [.. edition.Members.Select(member => member.Id == who ? member with { Id = alias } : member)],
                Questions = [.. edition.Questions.Select(question => Erased(question, who, alias))],
            })],
            GivenUp = gone.GivenUp is { } revision
                ? revision with { Questions = [.. revision.Questions.Select(question => Erased(question, who, alias))] }
                : null,
            Names = gone.Names.Remove(who).SetItem(alias, Person.FormerMember),
            Asked = null,
        };
    }

    /// <summary>
    /// The log without this person: the alias instead of the id, and none of their words but agreed ones.
    /// </summary>
    public static IEnumerable<Entry> Erase(IReadOnlyList<Entry> entries, PersonId who, PersonId alias)
    {
        var drafts = new Dictionary<(int Question, int Draft), int>();
        var counts = new Dictionary<int, int>();
        var answers = new Dictionary<int, int>();
        var agreed = new HashSet<int>();
        for (var index = 0; index < entries.Count; index++)
        {
            switch (entries[index].Event)
            {
                case CharterEvent.Started:
                    drafts.Clear();
                    counts.Clear();
                    break;
                case CharterEvent.DraftSaved saved:
                    counts[saved.Question] = counts.GetValueOrDefault(saved.Question) + 1;
                    drafts[(saved.Question, counts[saved.Question])] = index;
                    break;
                case CharterEvent.AnswerAgreed answer:
                    answers[answer.Question] = drafts[(answer.Question, answer.Draft)];
                    agreed.Add(answers[answer.Question]);
                    break;
                case CharterEvent.AgreementTakenBack back:
                    agreed.Remove(answers[back.Question]);
                    break;
            }
        }

        return entries.Select((entry, index) => Erased(entry, who, alias, keepDraft: agreed.Contains(index)));
    }

    private static Entry Erased(Entry entry, PersonId who, PersonId alias, bool keepDraft)
    {
        var byThem = entry.By.Id == who;
        return new(
            byThem ? new(alias, Person.FormerMember) : entry.By,
            entry.At,
            entry.Event switch
            {
                CharterEvent.MemberRemoved removed when removed.Who == who => new CharterEvent.MemberRemoved(alias),
                CharterEvent.HandedOver over when over.To == who => new CharterEvent.HandedOver(alias),
                CharterEvent.ObjectionRecorded recorded when recorded.Objector == who =>
                    recorded with { Objector = alias },
                CharterEvent.Forgotten forgotten when forgotten.Who == who => forgotten with { Who = alias },
                CharterEvent.PieceGiven given when byThem => given with { Text = "", Message = null },
                CharterEvent.PiecesSet set when byThem =>
                    set with { Texts = [.. set.Texts.Select(_ => "")], Message = null },
                CharterEvent.SuggestionKept kept when byThem => kept with { Text = "", Message = null },
                CharterEvent.SuggestionChanged changed when byThem => changed with { Text = "" },
                CharterEvent.DraftSaved saved when byThem && !keepDraft => saved with { Text = "" },
                CharterEvent.StoodAside aside when byThem => aside with { Reason = "" },
                CharterEvent.Objected objected when byThem => objected with { Reason = "" },
                CharterEvent.QuestionReopened reopened when byThem => reopened with { Reason = "" },
                var other => other,
            });
    }

    private static QuestionProgress Erased(QuestionProgress question, PersonId who, PersonId alias)
    {
        return question with
        {
            // A draft without words cannot be agreed: theirs is taken back, whoever had OK'd it.
            HasOpenDraft = question.OpenDraft is { } open && open.Author != who,
            Pieces = [.. question.Pieces.Select(piece => piece.Author == who
                ? piece with { Author = alias, Text = "", Message = null, State = PieceState.Erased }
                : piece)],
            Passed = [.. question.Passed.Select(Renamed)],
            Drafts = [.. question.Drafts.Select(draft => draft with
            {
                Author = Renamed(draft.Author),
                Text = IsErased(draft) ? "" : draft.Text,
                IsTakenBack = draft.IsTakenBack || IsErased(draft),
                Stances = [.. draft.Stances.Select(Erased)],
                NotAwaited = [.. draft.NotAwaited.Select(Renamed)],
            })],
            Objections = [.. question.Objections.Select(Raised)],
            Recorded = [.. question.Recorded.Select(Recorded)],
            FormerStances = [.. question.FormerStances.Select(former =>
                former.By == who ? former with { By = alias, Reason = "" } : former)],
            Answer = Agreed(question.Answer),
            Reopenings = [.. question.Reopenings.Select(reopening => reopening with
            {
                By = Renamed(reopening.By),
                Reason = reopening.By == who ? "" : reopening.Reason,
                Answer = Agreed(reopening.Answer),
                Passed = [.. reopening.Passed.Select(Renamed)],
            })],
        };

        Answer? Agreed(Answer? answer) => answer is null ? null : answer with
        {
            AgreedBy = [.. answer.AgreedBy.Select(Renamed)],
            Reservations = [.. answer.Reservations.Select(Recorded)],
            Silent = [.. answer.Silent.Select(Renamed)],
        };

        bool IsErased(Draft draft) => draft.Author == who && !draft.WasAgreed;

        PersonId Renamed(PersonId person) => person == who ? alias : person;

        Reservation Recorded(Reservation reservation) =>
            reservation.By == who ? reservation with { By = alias, Reason = "" } : reservation;

        Objection Raised(Objection objection) =>
            objection.By == who ? objection with { By = alias, Reason = "" } : objection;

        Stance Erased(Stance stance) => stance.By != who ? stance : stance with
        {
            By = alias,
            Reservation = stance.IsOk ? null : "",
            Settles = stance.Settles is { } settled ? Raised(settled) : null,
        };
    }
}
