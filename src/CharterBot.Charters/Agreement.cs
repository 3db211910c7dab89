using CharterBot.Charters.Answers;
using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>Who is waited for, and what is enough: read by the decisions and by every card alike.</summary>
public static class Agreement
{
    extension(Charter charter)
    {
        /// <summary>
        /// Members whose stance on the open draft is missing: not the silent, not who joined meanwhile, not who objects
        /// to this very wording.
        /// </summary>
        public IEnumerable<PersonId> WaitedFor(QuestionProgress question) =>
            question.OpenDraft is not { } draft
                ? []
                : charter.Members
                    .Where(member => !member.IsSilent && !draft.NotAwaited.Contains(member.Id))
                    .Where(member => draft.StanceOf(member.Id) is null)
                    .Where(member => question.ObjectionOf(member.Id)?.Draft != draft.Number)
                    .Select(member => member.Id);

        public IEnumerable<PersonId> Okayed(QuestionProgress question) =>
            question.OpenDraft?.Oks.Where(charter.IsMember) ?? [];

        public bool IsAgreedByAll(QuestionProgress question) =>
            question.HasOpenDraft && question.Objections.IsEmpty &&
            !charter.WaitedFor(question).Any() && charter.Okayed(question).Any();

        /// <summary>At least half of the members, and two unless alone.</summary>
        public bool HasQuorum(QuestionProgress question) =>
            charter.Okayed(question).Count() is var oks && oks * 2 >= charter.Members.Length &&
            (oks >= 2 || (oks == 1 && charter.Members.Length == 1));

        public bool CanClose(QuestionProgress question) =>
            question.HasOpenDraft && question.Objections.IsEmpty && charter.HasQuorum(question);

        /// <summary>How many members have given a piece or passed; pieces of others do not count here.</summary>
        public int AnsweredOrPassed(QuestionProgress question) =>
            charter.Members.Count(member => question.HasFrom(member.Id));

        /// <summary>Who has neither answered nor passed; not the silent, who are not waited for.</summary>
        public IEnumerable<PersonId> NotHeardFrom(QuestionProgress question) => charter.Members
            .Where(member => !member.IsSilent && !question.HasFrom(member.Id))
            .Select(member => member.Id);

        public bool IsReadyToDraft(QuestionProgress question) =>
            !charter.Members.IsEmpty && !charter.NotHeardFrom(question).Any();
    }
}
