using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Properties;

/// <summary>A charter driven by random acts, with what must hold after every single event.</summary>
internal sealed class Run
{
    private DateTimeOffset _now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private int _turns;

    public Charter? Charter { get; private set; }

    public List<Entry> Log { get; } = [];

    public void Take(Act act)
    {
        _now += TimeSpan.FromMinutes(act.Minutes);
        var by = new People.Person(new($"id-{act.Person}"), $"Person {act.Person}");
        var said = new Commands.Said(by, _now, act.Typed, act.Message, act.HasSeen, $"new-{++_turns}")
        {
            SeenQuestion = act.HasSeen ? null : Charter?.Shown
                .Where(card => card.Kind == CardKind.Question)
                .Select(card => (CardKey?)card)
                .FirstOrDefault(),
        };
        var decision = CharterDecisions.Decide(Charter, act.Command, said);

        var folded = Charter;
        foreach (var happened in decision.Events)
        {
            var before = folded;
            var entry = new Entry(by, _now, happened);
            folded = CharterFold.After(before, entry);
            Log.Add(entry);
            Holds(before, folded, happened);
        }

        if (decision.Replies.Any(reply =>
            reply is Reply.NotNow or Reply.TooLong or Reply.DidYouMean or Reply.AlreadyRunning))
        {
            Assert.Empty(decision.Events);
        }

        Assert.Equal(folded?.Step, decision.Charter?.Step);
        Charter = decision.Charter;
        if (Charter is not null)
            HoldsBetweenTurns(Charter);
    }

    private static void Holds(Charter? before, Charter after, CharterEvent happened)
    {
        var shown = after.Shown.ToHashSet();
        Assert.Equal(after.Shown.Length, shown.Count);
        Assert.True(
            shown.IsSupersetOf(CardsTouched.By(after, happened)), $"{happened} touched a card that is not shown");
        Assert.InRange(after.Members.Length, 0, Charter.MostMembers);
        Assert.Equal(after.Members.Length, after.Members.Select(member => member.Id).Distinct().Count());
        if (before is null || happened is CharterEvent.Started)
            return;

        foreach (var (was, now) in before.Questions.Zip(after.Questions).Where(pair => pair.First != pair.Second))
        {
            Assert.True(now.Pieces.Length >= was.Pieces.Length, $"{happened} lost a piece");
            if (happened is not CharterEvent.Forgotten)
            {
                Assert.True(
                    was.Pieces.Zip(now.Pieces).All(pair => pair.First.Text == pair.Second.Text),
                    $"{happened} changed a piece");
            }
        }

        if (happened is CharterEvent.AnswerAgreed agreed)
            Agreed(before, agreed);
        if (happened is CharterEvent.Published)
            Assert.All(before.Questions, question => Assert.True(question.IsSettled));
    }

    private static void Agreed(Charter before, CharterEvent.AnswerAgreed agreed)
    {
        var question = before[agreed.Question];
        Assert.Equal(agreed.Draft, question.OpenDraft?.Number);
        Assert.Empty(question.Objections);
        if (agreed.IsClosed)
            Assert.True(before.HasQuorum(question));
        else
            Assert.Empty(before.WaitedFor(question));
        Assert.All(
            before.Members.Where(member => !member.IsSilent && !question.OpenDraft!.NotAwaited.Contains(member.Id)),
            member => Assert.True(agreed.IsClosed || question.OpenDraft!.StanceOf(member.Id) is not null));
    }

    private static void HoldsBetweenTurns(Charter charter)
    {
        Assert.Equal(charter.Members.IsEmpty, charter.Facilitator is null);
        Assert.True(charter.Facilitator is not { } facilitator || charter.IsMember(facilitator));
        if (charter.Phase is Phase.Asking)
            Assert.Equal(Stage.Asked, charter.CurrentQuestion?.Stage);
        else if (charter.Phase != Phase.Cancelled)
            Assert.Equal(0, charter.Current);
        if (charter.Phase is Phase.Reviewing or Phase.Published)
            Assert.All(charter.Questions, question => Assert.True(question.IsSettled));
        Assert.All(
            charter.Questions, question => Assert.Equal(question.Stage == Stage.Agreed, question.Answer is not null));
        Assert.All(charter.Questions, question => Assert.True(!question.HasOpenDraft || question.Stage == Stage.Asked));
        if (charter is { IsRunning: true, IsPaused: false })
            Assert.All(charter.Questions, question => Assert.False(charter.IsAgreedByAll(question)));
    }
}
