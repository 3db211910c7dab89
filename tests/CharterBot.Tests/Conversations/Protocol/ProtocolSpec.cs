using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// How turns are saved, acknowledged and shown by two instances, with everything that may go wrong: deliveries that come
/// again, answers of the store that are lost, crashes, instances that are held for dead, posts in doubt.
/// </summary>
internal static class ProtocolSpec
{
    public const string SavedOnce = "SAVED-ONCE";
    public const string NothingAcknowledgedIsLost = "NOTHING-ACKNOWLEDGED-IS-LOST";
    public const string NoPostWithoutNeed = "NO-POST-WITHOUT-NEED";
    public const string RecordedIsThere = "RECORDED-IS-THERE";
    public const string QuietIsNewest = "QUIET-IS-NEWEST";

    private static readonly int[] Instances = [1, 2];

    private static readonly (int Instance, int Delivery)[] Pairs = [(1, 1), (1, 2), (2, 1), (2, 2)];

    public static Spec<World> Of(byte copies, byte crashes, byte lost) =>
        Required(Sends(Failures(Turns(Spec.From(World.Beginning(copies, crashes, lost))))))
            .Terminal(world => world.IsQuiet);

    private static Spec<World> Turns(Spec<World> spec) => spec
        .Action(
            "deliver",
            Pairs,
            (world, to) => world[to.Instance].Delivery == 0 && world[3 - to.Instance].Delivery != to.Delivery | world.Copies > 0 &&
                (!world.IsAcknowledged(to.Delivery) || world.Copies > 0),
            (world, to) => Steps.Deliver(world, to.Instance, to.Delivery))
        .Action("read", Instances, NeedsToRead, Steps.Read)
        .Action("save", Instances, CanSave, Steps.Save)
        .Action("acknowledge", Instances, (world, i) => world[i].IsSaved, Steps.Acknowledge);

    private static Spec<World> Failures(Spec<World> spec) => spec
        .Action(
            "save, answer lost",
            Instances,
            (world, i) => CanSave(world, i) && world.Lost > 0,
            (world, i) => Steps.SaveWithoutAnswer(world, i, isApplied: true))
        .Action(
            "save in vain, answer lost",
            Instances,
            (world, i) => CanSave(world, i) && world.Lost > 0,
            (world, i) => Steps.SaveWithoutAnswer(world, i, isApplied: false))
        .Action("crash", Instances, (world, i) => world.Crashes > 0 && world[i].IsBusy, Steps.Crash)
        .Action(
            "held for dead",
            Instances,
            (world, i) => world.Crashes > 0 && world.Owner == i,
            Steps.IsHeldForDead)
        .Action(
            "take over",
            Instances,
            (world, i) => world.Marked && world[i] is { HasRead: true, Sending: Sending.Nothing },
            Steps.TakeOver)
        .Action(
            "nothing to show",
            Instances,
            (world, i) => world[i] is { MustUpdate: true, Known: 0 } && world.Turn == 0,
            Steps.Settle);

    private static Spec<World> Sends(Spec<World> spec) => spec
        .Action(
            "post",
            Instances,
            (world, i) => world[i] is { HasRead: true, Sending: Sending.Nothing, KnownShown: 0, Known: > 0 } &&
                world.Owner == i,
            Steps.Post)
        .Action("post arrives", Instances, Is(Sending.PostUnderWay), Steps.PostArrives)
        .Action("post is answered", Instances, Is(Sending.PostArrived), Steps.PostIsAnswered)
        .Action(
            "post is in doubt",
            Instances,
            (world, i) => world.Lost > 0 && world[i].Sending is Sending.PostUnderWay or Sending.PostArrived,
            Steps.PostIsInDoubt)
        .Action("record the post", Instances, Is(Sending.PostAnswered), Steps.RecordPost)
        .Action(
            "update",
            Instances,
            (world, i) => world[i] is { HasRead: true, Sending: Sending.Nothing, KnownShown: > 0 } &&
                (world[i].Owes || world[i].MustUpdate),
            Steps.Update)
        .Action("update arrives", Instances, Is(Sending.UpdateUnderWay), Steps.UpdateArrives)
        .Action("record the update", Instances, Is(Sending.UpdateArrived), Steps.RecordUpdate);

    private static Spec<World> Required(Spec<World> spec) => spec
        .Invariant(SavedOnce, "The head counts the turns that have a row.", world => world.Turn == world.Events)
        .Invariant(
            NothingAcknowledgedIsLost,
            "What was acknowledged has its row.",
            world => (world.Acknowledged & ~world.Applied) == 0)
        .Invariant(
            NoPostWithoutNeed, "A card stands twice only after a doubt.", world => world.Posts <= 1 + world.Doubts)
        .Invariant(
            RecordedIsThere,
            "A row says a card is shown only when it is, and never newer than the charter.",
            world => world.Recorded == 0 || (world.Posts > 0 && world.Recorded <= world.Turn))
        .Invariant(
            QuietIsNewest,
            "When nobody has anything left to do, the thread shows the newest state.",
            world => !world.IsQuiet || (world.Shown == world.Turn && world.Recorded == world.Turn))
        .Reachable("DONE", "Both deliveries are saved, answered and shown.", world => world.IsQuiet && world.Turn == 2)
        .Reachable(
            "TAKEN-OVER", "A dead instance's card is posted by the other.", world => world is { Posts: 1, Crashes: 0, Owner: 2 });

    private static bool CanSave(World world, int i) =>
        world[i] is { Delivery: not 0, IsSaved: false, HasRead: true };

    /// <summary>When there is something to do and nothing in memory, or when another instance is to have shown the card.</summary>
    private static bool NeedsToRead(World world, int i)
    {
        var mine = world[i];
        var isBehind = mine.HasRead && mine.Sending == Sending.Nothing && (mine.Owes || mine.MustUpdate) &&
            (mine.KnownShown != world.ShownVersion || mine.Known != world.Turn);
        return (!mine.HasRead && (mine.IsBusy || world.Marked) && mine.Sending == Sending.Nothing) || isBehind;
    }

    private static Func<World, int, bool> Is(Sending sending) => (world, i) => world[i].Sending == sending;
}
