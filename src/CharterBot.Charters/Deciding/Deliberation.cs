using System.Collections.Immutable;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>One decision in the making: each event is folded in at once, so that the next step sees it.</summary>
/// <param name="taken">The message whose text the command took: a refusal offers to keep it as an answer.</param>
internal sealed class Deliberation(Charter charter, Said said, string? taken)
{
    private readonly ImmutableArray<CharterEvent>.Builder _events = ImmutableArray.CreateBuilder<CharterEvent>();
    private readonly ImmutableArray<Reply>.Builder _replies = ImmutableArray.CreateBuilder<Reply>();

    public Charter Charter { get; private set; } = charter;

    public Said Said { get; } = said;

    public PersonId By => Said.By.Id;

    public bool IsMember => Charter.IsMember(By);

    public bool HasChanged => _events.Count > 0;

    public Decision Decision => new(Charter, _events.ToImmutable(), _replies.ToImmutable());

    public void Happen(CharterEvent happened)
    {
        Charter = CharterFold.After(Charter, new(Said.By, Said.At, happened));
        _events.Add(happened);
    }

    public void Say(Reply reply) => _replies.Add(Wordings.Offering(
        reply, Charter.Phase == Phase.Cancelled ? null : taken, Contributing.Target(this)));

    public void Note(Note what, int question = 0, int number = 0) => Say(new Reply.Noted(what, question, number));

    /// <summary>Said in the thread as well: no card shows it.</summary>
    public void Tell(Note what, int question = 0, string? name = null) =>
        Say(new Reply.Noted(what, question, Name: name, Quietly: false));

    public void Refuse(Obstacle why, int question = 0, CommandName? command = null) =>
        Say(new Reply.NotNow(why, question, command));

    public bool MayNot(bool allowed, Obstacle why, int question = 0)
    {
        if (!allowed)
            Refuse(why, question);
        return !allowed;
    }

    public bool NotMember() => MayNot(IsMember, Obstacle.NotAMember);

    public bool NotFacilitator() => MayNot(Charter.IsFacilitator(By), Obstacle.NotTheFacilitator);

    /// <summary>The facilitator, or any member when the facilitator has been silent for 48 hours.</summary>
    public bool NotInCharge() => MayNot(
        Charter.IsFacilitator(By) || (IsMember && Charter.FacilitatorIsAway(Said.At)), Obstacle.NotTheFacilitator);

    public bool NotRunning()
    {
        if (Charter.IsRunning)
            return false;

        Refuse(Charter.Phase == Phase.Published ? Obstacle.AlreadyPublished : Obstacle.IsCancelled);
        return true;
    }

    /// <summary>Who drafts or takes a stance is a member; false when the team is full.</summary>
    public bool BecomeMember()
    {
        if (IsMember)
            return true;

        if (MayNot(Charter.Members.Length < Charter.MostMembers, Obstacle.TooManyMembers))
            return false;

        Happen(new CharterEvent.Joined());
        return true;
    }

    /// <summary>The question meant: by number, or the one now asked. Null, and said so, when there is none.</summary>
    public QuestionProgress? Find(int? number)
    {
        var asked = number ?? Charter.Current;
        if (asked == 0 && number is null)
        {
            Refuse(Charter.IsBegun ? Obstacle.NoQuestionOpen : Obstacle.NotBegun);
            return null;
        }

        if (MayNot(Charter.Set.Has(asked), Obstacle.NoSuchQuestion, asked))
            return null;

        return Charter[asked];
    }
}
