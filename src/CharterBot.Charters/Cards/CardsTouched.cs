using CharterBot.Charters.Answers;
using CharterBot.Charters.Events;

namespace CharterBot.Charters.Cards;

/// <summary>
/// Which cards of the thread look different after something happened: what the thread must show anew.
/// </summary>
public static class CardsTouched
{
    public static IEnumerable<CardKey> By(Charter after, CharterEvent happened) => happened switch
    {
        CharterEvent.Started => [CardKey.Opening],
        CharterEvent.Begun or CharterEvent.Cancelled or CharterEvent.Renamed => [CardKey.Opening, .. Live(after)],
        CharterEvent.Restored when !after.IsRevising => [CardKey.Opening, .. Live(after)],
        CharterEvent.Published => [CardKey.Opening, .. Answers(after), .. Live(after), .. Reviews(after)],
        CharterEvent.RevisionDropped or CharterEvent.Restored =>
            [CardKey.Opening, .. Revised(after), .. Answers(after), .. Live(after), .. Reviews(after)],
        CharterEvent.QuestionAsked asked => [.. Postings(after, asked.Question), .. Asked(after), .. Live(after)],
        CharterEvent.CardReposted reposted => Postings(after, reposted.Question),
        CharterEvent.QuestionReopened reopened =>
            [
                .. Of(after, reopened.Question),
                .. Postings(after, reopened.Question),
                .. Answers(after),
                .. Live(after),
                .. Reviews(after),
            ],
        CharterEvent.ReopeningTakenBack back => [.. Of(after, back.Question), .. Live(after), .. Reviews(after)],
        CharterEvent.ReviewOpened => Reviews(after),
        CharterEvent.PieceGiven said => Of(after, said.Question),
        CharterEvent.PiecesSet said => Of(after, said.Question),
        CharterEvent.PieceEnded said => Of(after, said.Question),
        CharterEvent.PieceRestored said => Of(after, said.Question),
        CharterEvent.Passed said => Of(after, said.Question),
        CharterEvent.PassTakenBack said => Of(after, said.Question),
        CharterEvent.DraftSaved saved => [.. Of(after, saved.Question), .. Drafts(after, saved.Question).TakeLast(2)],
        CharterEvent.DraftTakenBack back =>
            [.. Of(after, back.Question), CardKey.OfDraft(back.Question, back.Draft)],
        CharterEvent.Okayed stance => Of(after, stance.Question),
        CharterEvent.StoodAside stance => Of(after, stance.Question),
        CharterEvent.StanceTakenBack stance => Of(after, stance.Question),
        CharterEvent.Objected stance => Of(after, stance.Question),
        CharterEvent.ObjectionWithdrawn stance => Of(after, stance.Question),
        CharterEvent.ObjectionRecorded stance => Of(after, stance.Question),
        CharterEvent.AnswerAgreed agreed => [.. Of(after, agreed.Question), .. Live(after)],
        CharterEvent.AgreementTakenBack back => [.. Of(after, back.Question), .. Reviews(after)],
        CharterEvent.QuestionSkipped ended => Of(after, ended.Question),
        CharterEvent.QuestionParked ended => [.. Of(after, ended.Question), .. Live(after)],
        CharterEvent.HandedOver => [CardKey.Opening, .. Live(after)],
        CharterEvent.Joined or CharterEvent.Left or CharterEvent.MemberRemoved
            or CharterEvent.Paused or CharterEvent.Resumed => Live(after),
        CharterEvent.SuggestionKept or CharterEvent.SuggestionChanged => [.. Live(after), .. Reviews(after)],
        CharterEvent.ConfirmationAsked => [],
        CharterEvent.Forgotten => after.Shown,
        _ => throw new UnreachableException($"No cards named for {happened.GetType().Name}."),
    };

    /// <summary>The cards that stand for the charter's present state, whoever changed something.</summary>
    public static IEnumerable<CardKey> Live(Charter charter)
    {
        if (charter.Phase == Phase.Opening)
            yield return CardKey.Opening;
        foreach (var question in charter.Questions)
        {
            if (question.Number == charter.Current && question.Postings > 0)
                yield return CardKey.OfQuestion(question.Number, question.Postings);
            if (question.OpenDraft is { } draft)
                yield return CardKey.OfDraft(question.Number, draft.Number);
        }

        if (charter.Phase is Phase.Reviewing or Phase.Cancelled &&
            Reviews(charter).LastOrDefault() is { Number: > 0 } review)
        {
            yield return review;
        }

        if (charter.Shown.Contains(CardKey.Charter))
            yield return CardKey.Charter;
    }

    /// <summary>
    /// Questions that were asked and left for another one: their cards say where plain text goes now.
    /// </summary>
    private static IEnumerable<CardKey> Asked(Charter charter) =>
        from question in charter.Questions
        where question.Stage == Stage.Asked && question.Postings > 0
        select CardKey.OfQuestion(question.Number, question.Postings);

    /// <summary>Cards of agreed answers: what may be done with them changes with the charter's phase.</summary>
    private static IEnumerable<CardKey> Answers(Charter charter) =>
        from question in charter.Questions
        where question.Answer is not null
        select CardKey.OfDraft(question.Number, question.Answer!.Draft);

    /// <summary>Every card of the questions that were opened since the last version.</summary>
    private static IEnumerable<CardKey> Revised(Charter charter) =>
        from question in charter.Questions
        where question.Postings > charter.Editions[^1].Questions[question.Number - 1].Postings
        from key in Postings(charter, question.Number).Concat(Drafts(charter, question.Number))
        select key;

    private static IEnumerable<CardKey> Of(Charter charter, int number)
    {
        var question = charter[number];
        if (question.Postings > 0)
            yield return CardKey.OfQuestion(number, question.Postings);
        if (question.NewestDraft is { } draft)
            yield return CardKey.OfDraft(number, draft.Number);
    }

    private static IEnumerable<CardKey> Postings(Charter charter, int number) =>
        charter.Shown.Where(key => key.Kind == CardKind.Question && key.Question == number).TakeLast(2);

    private static IEnumerable<CardKey> Drafts(Charter charter, int number) =>
        charter.Shown.Where(key => key.Kind == CardKind.Draft && key.Question == number);

    private static IEnumerable<CardKey> Reviews(Charter charter) =>
        charter.Shown.Where(key => key.Kind == CardKind.Review).TakeLast(2);
}
