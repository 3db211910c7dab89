using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// How turns are saved, acknowledged and shown by two instances, with everything that may go wrong: deliveries that come
/// again, answers of the store that are lost, crashes, instances that are held for dead, posts in doubt.
/// </summary>
/// <remarks>
/// Taken for granted: the store keeps its promises; what a dead instance had on its way to the platform is there, or
/// lost, before the instance is found dead; between making sure of being alive and sending, no instance pauses for
/// long.
/// </remarks>
internal sealed class ProtocolSpec(Flaw flaw)
{
    public const string SavedOnce = "SAVED-ONCE";
    public const string NothingAcknowledgedIsLost = "NOTHING-ACKNOWLEDGED-IS-LOST";
    public const string SeenIsSaved = "SEEN-IS-SAVED";
    public const string NoPostWithoutNeed = "NO-POST-WITHOUT-NEED";
    public const string RecordedIsThere = "RECORDED-IS-THERE";
    public const string SomebodyComesBack = "SOMEBODY-COMES-BACK";
    public const string NeverBackwards = "NEVER-BACKWARDS";
    public const string QuietIsNewest = "QUIET-IS-NEWEST";

    private static readonly int[] Instances = [1, 2];

    private static readonly (int Instance, int Delivery)[] Pairs = [(1, 1), (1, 2), (2, 1), (2, 2)];

    private readonly Guards _guards = new(flaw);
    private readonly Steps _steps = new(flaw);
    private readonly ShowSteps _shows = new(flaw);
    private readonly DeathSteps _deaths = new(flaw);

    public static Spec<World> Of(Limits limits, Flaw flaw = Flaw.None)
    {
        var spec = Spec.From(World.Beginning(limits)).Terminal(world => world.IsQuiet);
        var protocol = new ProtocolSpec(flaw);
        protocol.Turns(spec);
        protocol.Sends(spec);
        protocol.Deaths(spec);
        return Reached(Required(spec));
    }

    private void Turns(Spec<World> spec) => spec
        .Action(
            "deliver",
            Pairs,
            (world, to) => Guards.CanDeliver(world, to.Instance, to.Delivery),
            (world, to) => _steps.Deliver(world, to.Instance, to.Delivery))
        .Action("read", Instances, Guards.CanRead, _steps.Read)
        .Action("mark", Instances, _guards.CanMark, Steps.Mark)
        .Action("save", Instances, _guards.CanSave, _steps.Save)
        .Action(
            "save, answer lost",
            Instances,
            _guards.CanLoseTheAnswer,
            (world, i) => _steps.SaveWithoutAnswer(world, i, isApplied: true))
        .Action(
            "save in vain",
            Instances,
            _guards.CanLoseTheAnswer,
            (world, i) => _steps.SaveWithoutAnswer(world, i, isApplied: false))
        .Action("give up", Instances, Guards.CanGiveUp, _steps.GiveUp)
        .Action("mark late", Instances, _guards.CanMarkLate, Steps.Mark)
        .Action("acknowledge", Instances, _guards.CanAcknowledge, _steps.Acknowledge)
        .Action("let go", Instances, Guards.CanLetGo, Steps.LetGo);

    private void Sends(Spec<World> spec) => spec
        .Action("post", Instances, _guards.CanPost, ShowSteps.Post)
        .Action("post arrives", Instances, Is(Sending.PostUnderWay), ShowSteps.PostArrives)
        .Action("post is in doubt", Instances, Guards.CanDoubtThePost, ShowSteps.PostIsInDoubt)
        .Action("update", Instances, Guards.CanUpdate, ShowSteps.Update)
        .Action("update arrives", Instances, Is(Sending.UpdateUnderWay), ShowSteps.UpdateArrives)
        .Action("update is in doubt", Instances, Guards.CanDoubtTheUpdate, _shows.UpdateIsInDoubt)
        .Action("is answered", Instances, Guards.IsArrived, ShowSteps.IsAnswered)
        .Action("record", Instances, Is(Sending.Unwritten), _shows.Record)
        .Action("record, answer lost", Instances, Guards.CanLoseTheRecord, ShowSteps.RecordWithoutAnswer)
        .Action("one more update", Instances, Guards.MayFindItsHand, ShowSteps.AskForOneMore);

    private void Deaths(Spec<World> spec) => spec
        .Action("crash", Instances, Guards.CanCrash, DeathSteps.Crash)
        .Action("ghost lands", world => world.Ghost != 0, DeathSteps.GhostLands)
        .Action("ghost is lost", world => world.Ghost != 0, DeathSteps.GhostIsLost)
        .Action("is held for dead", Instances, Guards.CanBeHeldForDead, DeathSteps.IsHeldForDead)
        .Action("is renamed", Instances, (world, i) => world[i].Is(Memo.HeldForDead), DeathSteps.IsRenamed)
        .Action("begin to take over", Instances, Guards.CanBeginToTakeOver, _deaths.BeginToTakeOver)
        .Action("take over", Instances, Guards.CanTakeOver, _deaths.TakeOver)
        .Action("succeed", Instances, Guards.CanSucceed, _deaths.Succeed);

    private static Spec<World> Required(Spec<World> spec) => spec
        .Invariant(SavedOnce, "The head counts the turns that have a row.", world => world.Turn == world.Events)
        .Invariant(
            NothingAcknowledgedIsLost,
            "What was acknowledged has its row.",
            world => (world.Acknowledged & ~world.Applied) == 0)
        .Invariant(
            SeenIsSaved,
            "People see nothing that is not saved.",
            world => world.TextOf(0) <= world.Turn && world.TextOf(1) <= world.Turn && world.TextOf(2) <= world.Turn)
        .Invariant(
            NoPostWithoutNeed, "A card stands twice only after a doubt.", world => world.Posts <= 1 + world.Doubts)
        .Invariant(
            RecordedIsThere,
            "A row names a message that is there, and no turn that is not.",
            world => world.RowMessage <= world.Posts && world.RowTurn <= world.Turn)
        .Invariant(
            SomebodyComesBack,
            "While a turn is not shown, the thread is marked; or who was wrongly held for dead is at work there.",
            world => world.RowTurn == world.Turn || world.Marks != 0 ||
                world.One.IsAtWorkUnmarked || world.Two.IsAtWorkUnmarked)
        .Rule(NeverBackwards, "A row never says less than before.", (before, after) => after.RowTurn >= before.RowTurn)
        .Invariant(
            QuietIsNewest,
            "When nobody is at work in the thread any more, its card shows the newest state.",
            world => !world.IsQuiet ||
                (world.RowTurn == world.Turn && world.TextOf(world.RowMessage - 1) == world.Turn));

    private static Spec<World> Reached(Spec<World> spec) => spec
        .Reachable("DONE", "Both deliveries are saved, answered and shown.", world => world.IsQuiet && world.Posts == 1)
        .Reachable(
            "TAKEN-OVER",
            "A dead instance's card is posted by the other.",
            world => world.IsQuiet && world is { Posts: 1, Crashes: 0, Pauses: 0, Doubts: 0 })
        .Reachable(
            "TWICE", "A card that was in doubt stands there twice.", world => world.IsQuiet && world.Posts > 1);

    private static Func<World, int, bool> Is(Sending sending) => (world, i) => world[i].Sending == sending;
}
