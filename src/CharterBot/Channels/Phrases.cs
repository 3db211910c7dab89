using System.Globalization;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Charters.Replies;
using CharterBot.Documents;

namespace CharterBot.Channels;

/// <summary>Every reply in plain words, with what may be pressed next.</summary>
internal static class Phrases
{
    /// <summary>Buttons name their commands in the plain version, which has the rest of the room.</summary>
    private const int MostText = 5_200;

    private const int MostQuoted = 300;

    /// <param name="charter">The charter after the turn; null where none is.</param>
    public static Phrase Of(Reply reply, Charter? charter, Person to)
    {
        var phrase = Worded(reply, charter, to);
        return phrase with { Text = UserText.Shortened(phrase.Text, MostText) };
    }

    /// <summary>For a reply in a thread that many read: "Chiara, …". No reply begins with what people wrote.</summary>
    public static Phrase Addressed(Phrase phrase, Person to)
    {
        if (phrase.IsAddressed)
            return phrase;

        var text = phrase.Text;
        var isSentence = text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]);
        var decapitalized = isSentence ? char.ToLowerInvariant(text[0]) + text[1..] : text;
        return phrase with { Text = $"{UserText.Isolated(UserText.Name(to.Name, 60))}, {decapitalized}" };
    }

    private static Phrase Worded(Reply reply, Charter? charter, Person to) => reply switch
    {
        Reply.Noted noted => new(NotePhrases.Of(noted, charter), [.. Taken(noted, to)]),
        Reply.NotNow not => Refused(ObstaclePhrases.Of(not, charter), not.Text, not.Asked, to),
        Reply.Helped => new(HelpPhrase.Text),
        Reply.NoCharterHere => new(
            $"No charter is being written here. Start one with {Words.Usage(CommandName.Start)}, for instance "
            + $"@{Words.Bot} start Data-Viz Practitioners.",
            [Open("See the questions", new DialogRequest.Questions(), CommandName.Questions)]),
        Reply.AlreadyRunning running => AlreadyRunning(running, charter, to),
        Reply.Kept kept => new(KeptPhrase.Of(kept, charter)),
        Reply.KeptAsSuggestion =>
            new("No question is open now, so your text is kept as a suggestion for the next version. "
                + $"{Words.Say(CommandName.Show)} lists it, {Words.Say(CommandName.Undo)} takes it back."),
        Reply.TooLong tooLong => TooLong(tooLong, to),
        Reply.NotStored talk => NotStored(talk, charter, to),
        Reply.DidYouMean mean => DoubtPhrase.Of(mean, charter, to),
        Reply.SentencePlease => new("Put it in one sentence, please: I keep words, not pictures or files."),
        Reply.PlainIsNoCommand plain => new(
            "Without my name that is only text, and I did not keep it. "
            + $"To do it, write @{Words.Bot} {Shown(plain.Text)}.",
            [MyAnswer("It was my answer", plain.Text, plain.Asked, to)]),
        Reply.DraftIsNewer newer => DraftIsNewer(newer, charter, to),
        Reply.SavedMeanwhile saved => new(
            $"Someone saved draft {saved.Newest} while you were writing. "
            + "Nothing is overwritten: look at both texts and save again.",
            [Open("See both texts", new DialogRequest.SavedMeanwhile(saved.Question, saved.Text), CommandName.Draft)]),
        Reply.Took took => TookPhrase.Of(took, charter, to),
        Reply.UsedPieceChanged used => UsedPieceChanged(used, charter, to),
        Reply.Confirm confirm => ConfirmPhrase.Of(confirm.What, charter, to),
        Reply.DraftForm form => new(
            $"Here is the form for question {form.Question}, with what has been said so far.",
            [Open("Draft our answer", new DialogRequest.OurDraft(form.Question), CommandName.Draft)]),
        Reply.Introduced => new(
            $"I ask your team {Words.Count(QuestionSetShelf.Mvc.Count, "question")}, one after the other, and keep who "
            + "said what until you agree on one text for each: the charter of your community. "
            + $"To begin, write {Words.Say(CommandName.Start)} and the name of your community.",
            [Open("See the questions", new DialogRequest.Questions(), CommandName.Questions)])
        {
            IsAddressed = true,
        },
        Reply.QuestionsShown => new(Passage.Join(ShownPhrases.Questions(charter?.Set ?? QuestionSetShelf.Mvc))),
        _ => charter is null
            ? new($"No charter is being written here. Start one with {Words.Usage(CommandName.Start)}.")
            : Shown(reply, charter, to),
    };

    private static Phrase Shown(Reply reply, Charter charter, Person to) => reply switch
    {
        Reply.StatusShown => new(ShownPhrases.Status(charter)),
        Reply.TextShown shown => new(
            ShownPhrases.Text(charter, shown.Question),
            [new(
                "Show everything",
                new Press.Open(new DialogRequest.Show(shown.Question)),
                shown.Question > 0
                    ? Words.Say(CommandName.Show, shown.Question)
                    : Words.SayNumber(CommandName.Show))]),
        Reply.HistoryShown => new(
            HistoryPhrase.Of(charter),
            [Open("Show all differences", new DialogRequest.History(), CommandName.History)]),
        Reply.Exported => Exported(CharterMarkdown.Write(charter)),
        Reply.OwnDataShown => new(
            OwnWords.Count(charter, to.Id),
            [Open("Show it to me alone", new DialogRequest.MyData(), CommandName.MyData)]),
        _ => throw new UnreachableException($"No words for {reply.GetType().Name}."),
    };

    private static Phrase Exported(string markdown) => new(
        markdown.Length < MostText - 100
            ? $"The charter as Markdown:\n\n{markdown}"
            : "The charter as Markdown is too long for one message. The button shows it in parts, to copy from.",
        [Open("Show the Markdown", new DialogRequest.Export(), CommandName.Export)]);

    private static Phrase AlreadyRunning(Reply.AlreadyRunning running, Charter? charter, Person to) => new(
        $"A charter is being written here already{(charter is null ? "" : $": {Quoted(charter.Name)}")}. "
        + "Nothing was started; start another one in its own thread.",
        running.Text is { } text ? [MyAnswer("Keep as my answer", text, running.Asked, to)] : []);

    /// <summary>The text of a refused command is not lost: it may have been an answer.</summary>
    private static Phrase Refused(string why, string? text, int asked, Person to) => text is null
        ? new(why)
        : new($"{why} Your text is not stored.", [MyAnswer("It was my answer", text, asked, to)]);

    private static Phrase TooLong(Reply.TooLong tooLong, Person to)
    {
        var counted = $"Your text has {Thousands(tooLong.Count)} characters; the limit is {Thousands(tooLong.Limit)}";
        return tooLong.Text is { } text
            ? new(
                $"{counted} for a name. Nothing was stored: please choose a shorter one.",
                [MyAnswer("It was my answer", text, tooLong.Asked, to)])
            : new($"{counted}. Nothing was stored and nothing was cut: please say it shorter, or in several messages.");
    }

    private static Phrase NotStored(Reply.NotStored talk, Charter? charter, Person to)
    {
        var stance = charter is { Phase: Phase.Asking, CurrentQuestion.OpenDraft: { } draft } &&
            draft.StanceOf(to.Id) is null
                ? $"It is no stance on draft {draft.Number} either: that is {Words.Say(CommandName.Ok, draft.Number)}. "
                : "";
        return new(
            $"I kept that out of the charter: it did not read as an answer. {stance}"
            + $"{Words.Say(CommandName.Help)} says what I understand.",
            [MyAnswer("Keep as my answer", talk.Text, talk.Asked, to)]);
    }

    /// <summary>A draft that was there word for word: what the command did with it can be taken back too.</summary>
    private static IEnumerable<PhraseButton> Taken(Reply.Noted noted, Person to)
    {
        if (noted.Text is not { } text)
            yield break;

        CommandName? took = noted.What == Note.Okayed ? CommandName.Ok : null;
        yield return MyAnswer("It was my answer", new(text, took, noted.Question, noted.Number), to);
    }

    private static Phrase UsedPieceChanged(Reply.UsedPieceChanged used, Charter? charter, Person by)
    {
        var drafter = UserText.Isolated(UserText.Name(charter?.NameOf(used.Drafter) ?? Person.FormerMember, 60));
        return new(
            $"{drafter}, a piece to question {used.Question} that draft {used.Draft} used was changed or withdrawn "
            + $"by {UserText.Isolated(UserText.Name(by.Name, 60))}. Does the draft still hold?",
            [Open("Change the draft", new DialogRequest.OurDraft(used.Question), CommandName.Draft)])
        {
            IsAddressed = true,
        };
    }

    private static Phrase DraftIsNewer(Reply.DraftIsNewer newer, Charter? charter, Person to)
    {
        var text = charter?[newer.Question].DraftNumbered(newer.Draft)?.Text ?? "";
        PhraseButton[] mine = newer.Text is { } written
            ? [MyAnswer("It was my answer", written, newer.Question, to)]
            : [];
        return new(
            $"There is draft {newer.Draft} by now, so that did not count. It reads:\n\n"
            + UserText.Isolated(UserText.Shortened(UserText.Mended(text), 4_000)),
            [new(
                $"OK to draft {newer.Draft}",
                new Press.Do(new CharterCommand.Ok(newer.Draft, newer.Question)),
                Words.Say(CommandName.Ok, newer.Draft)),
                .. mine]);
    }

    /// <param name="asked">
    /// The question that was asked when it was written; 0 for the one that will be asked then.
    /// </param>
    internal static PhraseButton MyAnswer(string title, string text, int asked, Person to) =>
        MyAnswer(title, new(text, null, asked, 0), to);

    internal static PhraseButton MyAnswer(string title, CharterCommand.ItWasMyAnswer mine, Person to) => new(
        title,
        new Press.Do(mine, to.Id),
        mine.Question > 0
            ? $"@{Words.Bot} {mine.Question}: <the text>"
            : $"@{Words.Bot} 1: <the text>, with its question's number");

    private static PhraseButton Open(string title, DialogRequest dialog, CommandName command) =>
        new(title, new Press.Open(dialog), Words.Usage(command));

    private static string Thousands(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Quoted(string text) => $"\"{Shown(text)}\"";

    private static string Shown(string text) =>
        UserText.Isolated(UserText.Shortened(UserText.OnOneLine(text), MostQuoted));
}
