using System.Collections.Immutable;
using CharterBot.Charters.Cards;

namespace CharterBot.Charters;

/// <summary>The part of the fold that is about versions.</summary>
internal static class PublishingFold
{
    public static Charter Published(Charter charter, int minor, DateTimeOffset at) => charter with
    {
        Phase = Phase.Published,
        Current = 0,
        IsPaused = false,
        Editions = charter.Editions.Add(
            new(minor, charter.Name, at, charter.Facilitator, charter.Members, charter.Questions)),
        Suggestions = TakenUp(charter, minor),
        GivenUp = null,
        Shown = charter.Shown.Contains(CardKey.Charter) ? charter.Shown : charter.Shown.Add(CardKey.Charter),
    };

    public static Charter Restored(Charter charter)
    {
        var back = charter is { Phase: Phase.Published, GivenUp: { } revision } ? Revising(charter, revision) : charter;
        return back with
        {
            CancelledAt = null,
            Phase = back.Current > 0 ? Phase.Asking
                : back.Questions.All(question => question.IsSettled) ? Phase.Reviewing
                : Phase.Opening,
        };
    }

    /// <summary>The published answers hold again; pieces made since stay, drafts made since are taken back.</summary>
    public static Charter GivenUp(Charter charter, DateTimeOffset at)
    {
        var edition = charter.Editions[^1];
        return charter with
        {
            Phase = Phase.Published,
            Current = 0,
            IsPaused = false,
            Asked = null,
            GivenUp = new(at, charter.Step, charter.Current, charter.Questions),
            Questions = [.. charter.Questions.Zip(edition.Questions, (now, then) => now with
            {
                Stage = then.Stage,
                Answer = then.Answer,
                HasOpenDraft = false,
                Objections = then.Objections,
                Recorded = then.Recorded,
                Drafts = [.. now.Drafts.Select(draft =>
                    draft.Number > then.Drafts.Length ? draft with { IsTakenBack = true } : draft)],
            })],
        };
    }

    /// <summary>The revision as it was; pieces that came or went since are as they are, and so are people.</summary>
    private static Charter Revising(Charter charter, GivenUpRevision revision)
    {
        var joined = charter.Members
            .Where(member => member.JoinedStep > revision.Step)
            .Select(member => member.Id)
            .ToList();
        return charter with
        {
            Current = revision.Current,
            GivenUp = null,
            Questions = [.. charter.Questions.Zip(revision.Questions, (now, then) => now with
            {
                Stage = then.Stage,
                Answer = then.Answer,
                HasOpenDraft = then.HasOpenDraft,
                Objections = [.. then.Objections.Select(objection =>
                    objection with { ObjectorHasLeft = !charter.IsMember(objection.By) })],
                Recorded = then.Recorded,
                Drafts = [.. then.Drafts.Select(draft => then.OpenDraft == draft
                    ? draft with { NotAwaited = [.. draft.NotAwaited.Union(joined)] }
                    : draft)],
            })],
        };
    }

    /// <summary>A version that was worked on after a suggestion came has had the chance to take it up.</summary>
    private static ImmutableArray<Suggestion> TakenUp(Charter charter, int minor)
    {
        var workedOn = charter.Questions
            .SelectMany(question => question.Reopenings)
            .Select(reopening => reopening.Step)
            .DefaultIfEmpty()
            .Max();
        return [.. charter.Suggestions.Select(suggestion =>
            suggestion.DoneIn is null && suggestion.Step < workedOn ? suggestion with { DoneIn = minor } : suggestion)];
    }
}
