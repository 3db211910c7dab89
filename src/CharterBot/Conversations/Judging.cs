using CharterBot.Channels;
using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>
/// What the platform's answers mean: which is the end of it, what is tried again and when, what stops a thread.
/// </summary>
internal sealed partial class Judging(
    Conversation conversation, Agenda agenda, SendPace pace, ILogger<Judging> logger)
{
    /// <summary>For about two minutes it is tried whether the bot is in the place by now.</summary>
    private const int MostAbsences = 8;

    private readonly HashSet<string> _tooBig = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calledInVain = new(StringComparer.Ordinal);
    private int _absences;

    /// <summary>It was refused in its usual size.</summary>
    public bool MustBeSmall(DueItem item) => _tooBig.Contains(item.Name);

    /// <summary>It was refused as it was, perhaps for somebody it calls who is no longer there.</summary>
    public bool MustCallNobody(DueItem item) => _calledInVain.Contains(item.Name);

    public Verdict Judge(DueItem item, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Posted:
                pace.Taken();
                (_absences, conversation.IsClosed) = (0, false);
                agenda.Done(item);
                return new Verdict.Over();
            case PostOutcome.Throttled throttled:
                pace.Pause(throttled.After);
                return new Verdict.Again();
            case PostOutcome.NotSent notSent:
                agenda.Postpone(item, notSent.After);
                return new Verdict.Again();
            case PostOutcome.Uncertain when item.IsPost:
                return agenda.Doubt(item) ? new Verdict.Again() : new Verdict.Left();
            case PostOutcome.Uncertain:
                agenda.Postpone(item);
                return new Verdict.Again();
            case PostOutcome.MessageGone:
                return new Verdict.Gone();
            case PostOutcome.TooBig when _tooBig.Add(item.Name):
                return new Verdict.Again();
            case PostOutcome.Refused when Calls(item) && _calledInVain.Add(item.Name):
                return new Verdict.Again();
            case PostOutcome.TooBig or PostOutcome.Refused:
                GivenUp(conversation.Thread.Thread, item.Name, outcome.ToString());
                agenda.Done(item);
                return new Verdict.Over();
            case PostOutcome.NotThere when !conversation.IsClosed && ++_absences <= MostAbsences:
                return new Verdict.NothingGoesHere(Backoff.After(_absences));
            case PostOutcome.NotThere:
                return Close("the bot is not there");
            case PostOutcome.PlaceClosed closed:
                return Close(closed.Why);
            default:
                throw new UnreachableException($"No verdict on {outcome.GetType().Name}.");
        }
    }

    private static bool Calls(DueItem item) => item is DueItem.Card { Known: null, Key.Kind: CardKind.Draft };

    private Verdict.NothingGoesHere Close(string why)
    {
        conversation.IsClosed = true;
        Closed(conversation.Thread.Thread, why);
        return new(ForNow: null);
    }

    [LoggerMessage(LogLevel.Error, "Thread {Thread}: {Item} is given up, the platform will not take it: {Outcome}")]
    private partial void GivenUp(string thread, string item, string outcome);

    [LoggerMessage(LogLevel.Warning, "Thread {Thread} is closed to the bot ({Why}); what is due waits for a word")]
    private partial void Closed(string thread, string why);
}
