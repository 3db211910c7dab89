namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>What the end of an instance, real or only believed in, does to the world, and its succession.</summary>
internal sealed class DeathSteps(Flaw flaw)
{
    /// <summary>
    /// What it had in hand is gone. It comes back at once, under another name and with an empty memory.
    /// </summary>
    public static World Crash(World world, int instance)
    {
        var mine = world[instance];
        var isGhost = mine.Sending == Sending.UpdateUnderWay;
        return (IsDead(world, instance) with
        {
            Crashes = (byte)(world.Crashes - 1),
            Doubts = (byte)(world.Doubts + (mine.IsPosting ? 1 : 0)),
            Ghost = isGhost ? (byte)((mine.Carrier << 2) | mine.Drawn) : world.Ghost,
            Hand = world.Hand == instance ? (byte)0 : world.Hand,
        }).Mattering().With(instance, Instance.Fresh);
    }

    /// <summary>
    /// Nobody can call back what is on its way, but it is there, or lost, before its sender is found dead.
    /// </summary>
    public static World GhostLands(World world) =>
        (world with { Ghost = 0 }).Show(world.Ghost >> 2, world.Ghost & 3);

    public static World GhostIsLost(World world) => world with { Ghost = 0 };

    /// <summary>It paused for so long that the others hold it for dead. What it has under way still arrives.</summary>
    public static World IsHeldForDead(World world, int instance) => (IsDead(world, instance) with
    {
        Pauses = (byte)(world.Pauses - 1),
        Doubts = (byte)(world.Doubts + (world[instance].IsPosting ? 1 : 0)),
    }).Mattering().With(instance, world[instance].With(Memo.HeldForDead));

    /// <summary>It finds its row among the instances taken, and goes on under another name.</summary>
    public static World IsRenamed(World world, int instance)
    {
        var mine = world[instance].Without(Memo.HeldForDead | Memo.Marked).With(Memo.Renamed).Doubting();
        return world.With(instance, mine);
    }

    public World BeginToTakeOver(World world, int instance)
    {
        var heir = world[instance].With(Memo.Heir | Memo.Marked).Without(Memo.Renamed);
        return world.Mark(instance, world.SinceOf(World.DeadMark)).With(instance, IsCareless(heir)
            ? heir with { Version = world.Version, Turn = world.Turn, Known = world.Applied, Owner = world.Owner }
            : heir.Doubting());
    }

    /// <summary>By the head at the version that was read. Everything is read once more after it.</summary>
    public World TakeOver(World world, int instance)
    {
        var mine = world[instance];
        if (mine.Version != world.Version && flaw != Flaw.TakesOverWithoutTheHeadsVersion)
            return world.With(instance, mine.Doubting());

        var taken = world with { Owner = (byte)instance, Turn = mine.Turn, Version = (byte)(world.Version + 1) };
        return taken.With(instance, IsCareless(mine)
            ? mine with { Owner = (byte)instance, Version = taken.Version }
            : mine.Doubting());
    }

    /// <summary>Nothing is a dead one's any more. Its last update may stand over a newer one.</summary>
    public World Succeed(World world, int instance)
    {
        var heir = world[instance].Without(Memo.Heir).With(Memo.Wanting);
        if (flaw != Flaw.LooksNotAfterWhatADeadOneAwaited)
            heir = heir.Awaiting(instance);
        var isPerhapsOverwritten = heir.Message != 0 && heir.Turn > world.SinceOf(World.DeadMark);
        return world.Unmark(World.DeadMark).With(
            instance,
            isPerhapsOverwritten && flaw != Flaw.TakesOverWithoutShowingAgain ? heir.With(Memo.Again) : heir);
    }

    private bool IsCareless(Instance mine) => flaw == Flaw.TakesOverWithoutReadingTheCards && mine.HasRead;

    /// <summary>Its name means nobody from now on, whoever has it in memory.</summary>
    private static World IsDead(World world, int instance)
    {
        var other = world[3 - instance];
        var marked = world.IsMarked(instance)
            ? world.Mark(World.DeadMark, world.SinceOf(instance)).Unmark(instance)
            : world;
        var after = marked with { Owner = world.Owner == instance ? World.Dead : world.Owner };
        return other.Owner == instance ? after.With(3 - instance, other with { Owner = World.Dead }) : after;
    }
}
