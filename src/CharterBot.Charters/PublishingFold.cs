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
        Shown = charter.Shown.Contains(CardKey.Charter) ? charter.Shown : charter.Shown.Add(CardKey.Charter),
    };

    public static Charter Restored(Charter charter) => charter with
    {
        CancelledAt = null,
        Phase = charter.Current > 0 ? Phase.Asking
            : charter.Questions.All(question => question.IsSettled) ? Phase.Reviewing
            : Phase.Opening,
    };

    /// <summary>The published answers hold again; pieces made since stay, drafts made since are taken back.</summary>
    public static Charter Dropped(Charter charter)
    {
        var edition = charter.Editions[^1];
        return charter with
        {
            Phase = Phase.Published,
            Current = 0,
            IsPaused = false,
            Asked = null,
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
}
