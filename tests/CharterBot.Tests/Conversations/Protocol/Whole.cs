using CsCheck;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// The protocol's steps in runs that a real instance takes without a pause. Each is the same steps one after the other,
/// so what holds for the protocol holds for them; they are what can be asked of a real bot.
/// </summary>
internal static class Whole
{
    private static readonly int[] Instances = [1, 2];

    private static readonly Steps Turns = new(Flaw.None);
    private static readonly ShowSteps Shows = new(Flaw.None);
    private static readonly DeathSteps Deaths = new(Flaw.None);
    private static readonly Guards May = new(Flaw.None);

    public static readonly (int Instance, int Delivery)[] Pairs = [(1, 1), (1, 2), (2, 1), (2, 2)];

    public static Spec<World> Of(Limits limits) => Spec.From(World.Beginning(limits))
        .Terminal(world => world.IsQuiet)
        .Action(nameof(Take), Pairs, (world, to) => Guards.CanDeliver(world, to.Instance, to.Delivery), Take)
        .Action(nameof(TakeAppliedUnclearly), Pairs, MayBeUnclear, TakeAppliedUnclearly)
        .Action(nameof(TakeRefusedUnclearly), Pairs, MayBeUnclear, TakeRefusedUnclearly)
        .Action(nameof(TakeOvertaken), Pairs, MayBeOvertaken, TakeOvertaken)
        .Action(nameof(Show), Instances, (world, i) => world[i].Is(Memo.Wanting), Show)
        .Action(nameof(ShowArrivedInDoubt), Instances, MayDoubt, ShowArrivedInDoubt)
        .Action(nameof(ShowLostInDoubt), Instances, MayDoubt, ShowLostInDoubt)
        .Action(nameof(ShowRecordedUnclearly), Instances, MayRecordUnclearly, ShowRecordedUnclearly)
        .Action(nameof(ShowWhileTaken), Pairs, MayTakeMeanwhile, ShowWhileTaken)
        .Action(nameof(ShowWhileTakenUnclearly), Pairs, MayTakeUnclearlyMeanwhile, ShowWhileTakenUnclearly)
        .Action(nameof(Crash), Instances, (world, i) => Guards.CanCrash(world, i) && world.IsMarked(i), Crash)
        .Action(nameof(CrashBeforeTheRecord), Instances, MayCrashSending, CrashBeforeTheRecord)
        .Action(nameof(PauseWhilePosting), Instances, MayPausePosting, PauseWhilePosting);

    private static World Take(World world, (int Instance, int Delivery) to) =>
        Saved(Begun(world, to.Instance, to.Delivery), to.Instance);

    private static bool MayBeUnclear(World world, (int Instance, int Delivery) to) =>
        world.Lost > 0 && Guards.CanDeliver(world, to.Instance, to.Delivery) && !world.Has(to.Delivery);

    private static World TakeAppliedUnclearly(World world, (int Instance, int Delivery) to) =>
        TakeUnclearly(world, to, isApplied: true);

    private static World TakeRefusedUnclearly(World world, (int Instance, int Delivery) to) =>
        TakeUnclearly(world, to, isApplied: false);

    private static World TakeUnclearly(World world, (int Instance, int Delivery) to, bool isApplied) => Saved(
        Turns.SaveWithoutAnswer(Begun(world, to.Instance, to.Delivery), to.Instance, isApplied), to.Instance);

    private static bool MayBeOvertaken(World world, (int Instance, int Delivery) to) =>
        Guards.CanDeliver(world, to.Instance, to.Delivery) && world.Applied == 0;

    private static World TakeOvertaken(World world, (int Instance, int Delivery) to) =>
        Saved(Take(Begun(world, to.Instance, to.Delivery), (3 - to.Instance, 3 - to.Delivery)), to.Instance);

    private static World Begun(World world, int i, int delivery)
    {
        var read = Turns.Read(Turns.Deliver(world, i, delivery), i);
        return May.CanMark(read, i) ? Steps.Mark(read, i) : read;
    }

    private static World Saved(World world, int i)
    {
        while (!world[i].Is(Memo.Saved))
            world = Turns.Save(world[i].HasRead ? world : Turns.Read(world, i), i);
        return Turns.Acknowledge(world, i);
    }

    /// <summary>It has read the rows, and what it found of a dead instance's there is its own.</summary>
    private static World Ready(World world, int i)
    {
        var read = Turns.Read(world, i);
        return Guards.CanBeginToTakeOver(read, i) ? Succeeded(read, i) : read;
    }

    private static World Show(World world, int i)
    {
        while (true)
        {
            world = Ready(world, i);
            if (May.CanPost(world, i) || Guards.CanUpdate(world, i))
                world = Shows.Record(Answered(world, i), i);
            else
                return Guards.CanLetGo(world, i) ? Steps.LetGo(world, i) : world;
        }
    }

    private static World Answered(World world, int i) => ShowSteps.IsAnswered(Arrived(world, i), i);

    private static World Arrived(World world, int i) => May.CanPost(world, i)
        ? ShowSteps.PostArrives(ShowSteps.Post(world, i), i)
        : ShowSteps.UpdateArrives(ShowSteps.Update(world, i), i);

    private static bool MayDoubt(World world, int i) => world.Lost > 0 && WouldPost(world, i);

    private static bool WouldPost(World world, int i) => May.CanPost(Ready(world, i), i);

    private static World ShowArrivedInDoubt(World world, int i) => Show(
        ShowSteps.PostIsInDoubt(ShowSteps.PostArrives(ShowSteps.Post(Ready(world, i), i), i), i), i);

    private static World ShowLostInDoubt(World world, int i) => Show(
        ShowSteps.PostIsInDoubt(ShowSteps.Post(Ready(world, i), i), i), i);

    private static bool MayRecordUnclearly(World world, int i) => world.Lost > 0 && WouldSend(world, i);

    private static World ShowRecordedUnclearly(World world, int i) => Show(
        Shows.Record(ShowSteps.RecordWithoutAnswer(Answered(Ready(world, i), i), i), i), i);

    /// <summary>
    /// The other takes a delivery while something of this one's is under way, and this one does not look again.
    /// </summary>
    private static World ShowWhileTaken(World world, (int Instance, int Delivery) to)
    {
        var arrived = Arrived(Ready(world, to.Instance), to.Instance);
        return Rest(Take(arrived, (3 - to.Instance, to.Delivery)), to.Instance);
    }

    private static bool MayTakeMeanwhile(World world, (int Instance, int Delivery) to) =>
        WouldSend(world, to.Instance) && Guards.CanDeliver(world, 3 - to.Instance, to.Delivery);

    private static World ShowWhileTakenUnclearly(World world, (int Instance, int Delivery) to)
    {
        var arrived = Arrived(Ready(world, to.Instance), to.Instance);
        return Rest(TakeAppliedUnclearly(arrived, (3 - to.Instance, to.Delivery)), to.Instance);
    }

    private static bool MayTakeUnclearlyMeanwhile(World world, (int Instance, int Delivery) to) =>
        MayTakeMeanwhile(world, to) && world.Lost > 0 && !world.Has(to.Delivery);

    /// <summary>What is under way comes to its end, and then what is left as far as it knows.</summary>
    private static World Rest(World world, int i)
    {
        for (world = Shows.Record(ShowSteps.IsAnswered(world, i), i); ; world = Shows.Record(Answered(world, i), i))
        {
            if (!world[i].HasRead || Guards.CanBeginToTakeOver(world, i))
                return Show(world, i);
            if (!May.CanPost(world, i) && !Guards.CanUpdate(world, i))
                return Guards.CanLetGo(world, i) ? Steps.LetGo(world, i) : Show(world, i);
        }
    }

    private static World Crash(World world, int i) => Succeeded(DeathSteps.Crash(world, i), 3 - i);

    /// <summary>Who met nothing but a copy has marked nothing: whoever awaits its card takes over, and nobody at once.</summary>
    private static bool MayCrashSending(World world, int i) =>
        world.Crashes > 0 && world.IsMarked(i) && WouldSend(world, i);

    private static bool WouldSend(World world, int i) =>
        world[i].Is(Memo.Wanting) && (WouldPost(world, i) || Guards.CanUpdate(Ready(world, i), i));

    private static World CrashBeforeTheRecord(World world, int i) => Crash(Answered(Ready(world, i), i), i);

    private static bool MayPausePosting(World world, int i) =>
        world.Pauses > 0 && world.IsMarked(i) && WouldPost(world, i);

    /// <summary>While its post is under way the other takes over, and posts too.</summary>
    private static World PauseWhilePosting(World world, int i)
    {
        var paused = DeathSteps.IsHeldForDead(
            ShowSteps.PostArrives(ShowSteps.Post(Ready(world, i), i), i), i);
        var overtaken = Show(Succeeded(paused, 3 - i), 3 - i);
        return Show(Shows.Record(ShowSteps.IsAnswered(overtaken, i), i), i);
    }

    private static World Succeeded(World world, int heir)
    {
        var read = Turns.Read(Deaths.BeginToTakeOver(world, heir), heir);
        if (Guards.CanTakeOver(read, heir))
            read = Turns.Read(Deaths.TakeOver(read, heir), heir);
        return Deaths.Succeed(read, heir);
    }
}
