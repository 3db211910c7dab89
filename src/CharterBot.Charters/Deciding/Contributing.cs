using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Pieces: no word of anyone is lost, and each is kept where people would look for it.</summary>
internal static class Contributing
{
    public static void Contribute(Deliberation d, string text, int? question)
    {
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled))
            return;
        if (d.MayNot(text.Length > 0, Obstacle.TextNeeded))
            return;

        if (WhereAlready(d, text, question) is { } already)
        {
            d.Note(Note.PieceKept, already);
            return;
        }

        var parts = question is null ? Labels.Split(text, d.Charter.Set.Count) : [new(question, text)];
        if (d.MayNot(!parts.IsEmpty, Obstacle.TextNeeded))
            return;

        var kept = parts.Select(part => Keep(d, part)).OfType<KeptPiece>().ToList();
        if (kept.Exists(piece => piece.Why != KeptPiece.How.ForNow))
            d.Say(new Reply.Kept([.. kept.Distinct()]));
        else if (kept.Count > 0)
            d.Note(Note.PieceKept, kept[0].Question);
    }

    public static void PlainReply(Deliberation d, string text)
    {
        var isLabelled = Labels.Any(text, d.Charter.Set.Count);
        if (!d.IsMember || !d.Charter.IsCollecting || (!isLabelled && Reading.IsSmallTalk(text)))
            return;

        if (!isLabelled && Reading.IsCommandWord(text))
            d.Say(new Reply.PlainIsNoCommand(text));
        else if (text.EnumerateRunes().Count() is var count && count > Charter.MostCodePoints)
            d.Say(new Reply.TooLong(Charter.MostCodePoints, count));
        else
            Contribute(d, text, null);
    }

    public static void Change(Deliberation d, CharterCommand.Change change)
    {
        var number = change.Question ?? Target(d);
        if (IsDoubtful(d, change, number))
            return;
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled) ||
            d.MayNot(change.Text.Length > 0, Obstacle.TextNeeded) ||
            d.MayNot(d.Charter.Set.Has(number), Obstacle.NoSuchQuestion, number))
        {
            return;
        }

        // The same form may come twice; what stands already is not replaced by itself.
        if (d.Said.Text is not null ||
            !d.Charter[number].PiecesOf(d.By).Select(piece => piece.Text).SequenceEqual([change.Text]))
        {
            d.Happen(new CharterEvent.PiecesSet(number, [change.Text], d.Said.Message));
            Repost(d, number);
        }

        d.Say(d.Said.Text is null
            ? new Reply.Noted(Note.PieceKept, number)
            : new Reply.Took(CommandName.Change, d.Said.Text, number, 0));
    }

    /// <summary>
    /// "Change how maps are made", from someone who has nothing here to change, may well be an answer.
    /// </summary>
    private static bool IsDoubtful(Deliberation d, CharterCommand.Change change, int number)
    {
        if (d.Said.Text is not { } text || change.Question is not null || change.Text.Length == 0 ||
            d.Charter.Phase == Phase.Cancelled || (number > 0 && d.Charter[number].PiecesOf(d.By).Any()))
        {
            return false;
        }

        d.Say(new Reply.DidYouMean(CommandName.Change, text, CanDoIt: number > 0));
        return true;
    }

    public static void Remove(Deliberation d, int? question)
    {
        var number = question ?? Target(d);
        if (d.MayNot(d.Charter.Set.Has(number), Obstacle.NoSuchQuestion, number) ||
            d.MayNot(d.Charter[number].PiecesOf(d.By).Any(), Obstacle.NoPieces, number))
        {
            return;
        }

        d.Happen(new CharterEvent.PiecesSet(number, [], d.Said.Message));
        d.Tell(Note.PiecesRemoved, number);
    }

    public static void Pass(Deliberation d, int? question)
    {
        if (d.NotRunning() || d.Find(question) is not { } asked)
            return;
        if (d.MayNot(asked.Stage != Stage.Agreed, Obstacle.QuestionIsAgreed, asked.Number) ||
            d.MayNot(asked.Stage != Stage.Parked, Obstacle.QuestionIsParked, asked.Number))
        {
            return;
        }

        if (!asked.Passed.Contains(d.By))
            d.Happen(new CharterEvent.Passed(asked.Number));
        d.Note(Note.Passed, asked.Number);
    }

    /// <summary>A card that much was said under moves down, so that people on a phone need not scroll for it.</summary>
    internal static void Repost(Deliberation d, int number)
    {
        var question = d.Charter[number];
        if (number == d.Charter.Current && question.PiecesSincePosting >= QuestionProgress.PiecesPerPosting)
            d.Happen(new CharterEvent.CardReposted(number));
    }

    /// <summary>Where unlabelled text belongs: the question now asked, before the beginning the first one.</summary>
    internal static int Target(Deliberation d) => d.Charter.Phase == Phase.Opening ? 1 : d.Charter.Current;

    /// <summary>
    /// A form may be sent in twice under two ids; the same words of one person for one question are one piece. And a
    /// message brings its pieces once, whether it said them to the bot or someone made an answer of it later.
    /// </summary>
    private static int? WhereAlready(Deliberation d, string text, int? question)
    {
        if (d.Said.Message is { } message &&
            d.Charter.Questions.FirstOrDefault(given => given.HasFrom(d.By, message)) is { } home)
        {
            return home.Number;
        }

        return d.Said.Text is null && question is { } number && d.Charter.Set.Has(number) &&
            d.Charter[number].PiecesOf(d.By).Any(piece => piece.Text == text) ? number : null;
    }

    private static KeptPiece? Keep(Deliberation d, LabelledText part)
    {
        var number = part.Question ?? Target(d);
        if (number == 0)
        {
            d.Happen(new CharterEvent.SuggestionKept(part.Text, d.Said.Message));
            d.Say(new Reply.KeptAsSuggestion());
            return null;
        }

        d.Happen(new CharterEvent.PieceGiven(number, part.Text, d.Said.Message));
        Repost(d, number);
        return new(number, Why(d, d.Charter[number]), d.Charter[number].OpenDraft?.Number ?? 0);
    }

    private static KeptPiece.How Why(Deliberation d, QuestionProgress question) => question.Stage switch
    {
        _ when d.Charter.Phase == Phase.Opening => KeptPiece.How.BeforeBegin,
        Stage.Agreed => KeptPiece.How.AlreadyAgreed,
        Stage.Parked => KeptPiece.How.IsParked,
        _ when question.Number != d.Charter.Current => KeptPiece.How.ForLater,
        // In a form for answers there is no doubt about what it is.
        _ when question.HasOpenDraft && d.Said.Text is not null => KeptPiece.How.DraftIsOpen,
        _ => KeptPiece.How.ForNow,
    };
}
