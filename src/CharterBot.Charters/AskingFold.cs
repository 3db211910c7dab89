using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Events;

namespace CharterBot.Charters;

/// <summary>The part of the fold that is about which question is asked and how it ended.</summary>
internal static class AskingFold
{
    public static Charter Asked(Charter charter, int number)
    {
        var question = charter[number];
        var asked = question.Stage == Stage.Asked
            ? question
            : question with { Stage = Stage.Asked, AskedStep = charter.Step };
        return Posted(charter.With(asked) with { Current = number, Phase = Phase.Asking }, number);
    }

    public static Charter Posted(Charter charter, int number)
    {
        var question = charter[number];
        var posted = question with { Postings = question.Postings + 1, PiecesSincePosting = 0 };
        var key = CardKey.OfQuestion(number, posted.Postings);
        return charter.With(posted) with { Shown = charter.Shown.Add(key) };
    }

    public static Charter Reopened(Charter charter, CharterEvent.QuestionReopened reopened, Entry entry)
    {
        var question = charter[reopened.Question];
        var reopening = new Reopening(
            entry.By.Id,
            entry.At,
            charter.Step,
            reopened.Reason,
            charter.Current,
            question.Stage,
            question.Skips,
            question.AskedStep,
            question.Answer,
            question.Passed,
            question.PassedSteps);
        var open = question with
        {
            Stage = Stage.Asked,
            Skips = 0,
            AskedStep = charter.Step,
            HasOpenDraft = false,
            Passed = [],
            PassedSteps = [],
            Answer = null,
            Reopenings = question.Reopenings.Add(reopening),
        };
        return Posted(charter.With(open) with { Current = open.Number, Phase = Phase.Asking }, open.Number);
    }

    /// <summary>As if it had not been opened again; what was said to it since stays with it.</summary>
    public static Charter NotReopened(Charter charter, int number)
    {
        var question = charter[number];
        var reopening = question.Reopenings[^1];
        return charter.With(question with
        {
            Stage = reopening.Stage,
            Skips = reopening.Skips,
            AskedStep = reopening.AskedStep,
            HasOpenDraft = false,
            Passed = reopening.Passed,
            PassedSteps = reopening.PassedSteps,
            Answer = reopening.Answer,
            Reopenings = question.Reopenings.RemoveAt(question.Reopenings.Length - 1),
        });
    }

    public static Charter Skipped(Charter charter, int number)
    {
        var question = charter[number];
        return charter.With(question with
        {
            Stage = Stage.Skipped,
            Skips = question.Skips + 1,
            SkippedShowing = question.Postings,
            HasOpenDraft = false,
        });
    }

    /// <summary>
    /// A question that was put aside is no whole one: nobody falls silent on it, or who parks one could agree on the
    /// next alone.
    /// </summary>
    public static Charter Parked(Charter charter, int number) =>
        charter.With(charter[number] with { Stage = Stage.Parked, HasOpenDraft = false });

    public static Charter Agreed(Charter charter, CharterEvent.AnswerAgreed agreed, DateTimeOffset at)
    {
        var question = charter[agreed.Question];
        var draft = question.Drafts[agreed.Draft - 1];
        var stances = draft.Stances.Where(stance => charter.IsMember(stance.By)).ToList();
        var asides = stances
            .Where(stance => !stance.IsOk)
            .Select(stance => new Reservation(stance.By, stance.Reservation!, FromObjection: false));
        var answer = new Answer(
            draft.Number,
            draft.Text,
            at,
            [.. stances.Where(stance => stance.IsOk).Select(stance => stance.By)],
            [.. asides, .. question.Recorded],
            [.. charter.Members.Where(member => draft.StanceOf(member.Id) is null).Select(member => member.Id)],
            agreed.IsClosed);
        return WithSilence(charter, agreed.Question)
            .With(question.With(draft with { WasAgreed = true }) with
            {
                Stage = Stage.Agreed,
                HasOpenDraft = false,
                Answer = answer,
            });
    }

    /// <summary>As if the last word had not been said: the draft with the other stances is open.</summary>
    public static Charter NotAgreed(Charter charter, int number)
    {
        var question = charter[number];
        return charter.With(question.With(question.Drafts[question.Answer!.Draft - 1] with { WasAgreed = false }) with
        {
            Stage = Stage.Asked,
            HasOpenDraft = true,
            Answer = null,
        });
    }

    public static Charter Reviewing(Charter charter)
    {
        var posting = charter.Shown.Count(key => key.Kind == CardKind.Review) + 1;
        return charter with
        {
            Phase = Phase.Reviewing,
            Current = 0,
            Shown = charter.Shown.Add(CardKey.Review(posting)),
        };
    }

    /// <summary>Who did nothing from the asking of a question to its answer is not waited for from now on.</summary>
    private static Charter WithSilence(Charter charter, int number)
    {
        var asked = charter[number].AskedStep;
        return charter with
        {
            Members = [.. charter.Members.Select(member =>
                asked > 0 && member.JoinedStep < asked && member.ActedAt < asked
                    ? member with { IsSilent = true }
                    : member)],
        };
    }
}
