using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Charters;

/// <summary>
/// A charter is the fold of its log: the same entries give the same charter, on any machine, in any year.
/// </summary>
public static class CharterFold
{
    /// <summary>The charter that these entries made; the last one started, when the thread has held several.</summary>
    public static Charter? Of(IEnumerable<Entry> entries) => entries.Aggregate((Charter?)null, After);

    /// <exception cref="InvalidOperationException">The log begins with something else than a start.</exception>
    public static Charter After(Charter? charter, Entry entry)
    {
        if (entry.Event is CharterEvent.Started started)
            return Begin(started, entry);

        return charter is not null
            ? Evolve(Witness(charter, entry), entry)
            : throw new InvalidOperationException($"Nothing was started before {entry.Event.GetType().Name}.");
    }

    private static Charter Begin(CharterEvent.Started started, Entry entry)
    {
        var set = QuestionSetShelf.Find(started.Set);
        return new(
            started.Charter,
            set,
            started.Name,
            Phase.Opening,
            IsPaused: false,
            Step: 1,
            Current: 0,
            entry.At,
            entry.By.Id,
            entry.At,
            [new(entry.By.Id, entry.At, 1, 1, IsSilent: false) { LastActedAt = entry.At }],
            [.. set.Questions.Select(question => QuestionProgress.Fresh(question.Number))],
            [],
            [],
            [CardKey.Opening],
            System.Collections.Immutable.ImmutableDictionary<PersonId, string>.Empty.Add(entry.By.Id, entry.By.Name),
            null,
            null);
    }

    /// <summary>Whoever does anything is no longer silent, under the name they have today.</summary>
    private static Charter Witness(Charter charter, Entry entry)
    {
        var by = entry.By.Id;
        var step = charter.Step + 1;
        return charter with
        {
            Step = step,
            Names = charter.Names.SetItem(by, entry.By.Name),
            FacilitatorActedAt = charter.IsFacilitator(by) ? entry.At : charter.FacilitatorActedAt,
            Members = charter.MemberOf(by) is { } member
                ? charter.Members.Replace(member, member with
                {
                    ActedAt = step,
                    LastActedAt = entry.At,
                    IsSilent = false,
                })
                : charter.Members,
        };
    }

    private static Charter Evolve(Charter charter, Entry entry) => entry.Event switch
    {
        CharterEvent.Joined => PeopleFold.Joined(charter, entry),
        CharterEvent.Left => PeopleFold.Gone(charter, entry.By.Id),
        CharterEvent.MemberRemoved removed => PeopleFold.Gone(charter, removed.Who),
        CharterEvent.HandedOver over => charter with { Facilitator = over.To, FacilitatorActedAt = entry.At },
        CharterEvent.Forgotten forgotten => Forgetting.Apply(charter, forgotten),
        CharterEvent.Begun => charter with { Phase = Phase.Asking },
        CharterEvent.QuestionAsked asked => AskingFold.Asked(charter, asked.Question),
        CharterEvent.CardReposted reposted => AskingFold.Posted(charter, reposted.Question),
        CharterEvent.QuestionReopened reopened => AskingFold.Reopened(charter, reopened, entry),
        CharterEvent.ReopeningTakenBack back => AskingFold.NotReopened(charter, back.Question),
        CharterEvent.QuestionSkipped skipped => AskingFold.Skipped(charter, skipped.Question),
        CharterEvent.QuestionParked parked => AskingFold.Parked(charter, parked.Question),
        CharterEvent.AnswerAgreed agreed => AskingFold.Agreed(charter, agreed, entry.At),
        CharterEvent.AgreementTakenBack back => AskingFold.NotAgreed(charter, back.Question),
        CharterEvent.ReviewOpened => AskingFold.Reviewing(charter),
        CharterEvent.Paused => charter with { IsPaused = true },
        CharterEvent.Resumed => charter with { IsPaused = false },
        CharterEvent.ConfirmationAsked asked => charter with { Asked = new(entry.By.Id, asked.What, entry.At) },
        CharterEvent.Cancelled => charter with { Phase = Phase.Cancelled, CancelledAt = entry.At, Asked = null },
        CharterEvent.Restored => PublishingFold.Restored(charter),
        CharterEvent.RevisionDropped => PublishingFold.GivenUp(charter, entry.At),
        CharterEvent.Published published => PublishingFold.Published(charter, published.Minor, entry.At),
        CharterEvent.Renamed renamed => charter with { Name = renamed.Name, NameBefore = charter.Name },
        CharterEvent.SuggestionKept kept => charter with
        {
            Suggestions = charter.Suggestions.Add(new(entry.By.Id, kept.Text, entry.At, kept.Message, charter.Step)),
        },
        CharterEvent.SuggestionChanged changed => charter with
        {
            Suggestions = charter.Suggestions.SetItem(
                changed.Index,
                charter.Suggestions[changed.Index] with { Text = changed.Text, MessageAt = changed.MessageAt }),
        },
        var said => AnsweringFold.Said(charter, entry, said),
    };
}
