namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>What each step of the protocol does to the world. An instance is 1 or 2, a delivery 1 or 2.</summary>
internal static class Steps
{
    public static World Deliver(World world, int instance, int delivery) =>
        (world.IsAcknowledged(delivery) ? world with { Copies = (byte)(world.Copies - 1) } : world)
            .With(instance, world[instance] with { Delivery = (byte)delivery });

    public static World Read(World world, int instance)
    {
        var mine = world[instance] with { Known = world.Turn, KnownShown = world.ShownVersion };
        return world.With(instance, mine with { Owes = mine.Owes && (world.Recorded < world.Turn) });
    }

    /// <summary>One atomic write: the turn's row under its delivery, and the head at the version that was read.</summary>
    public static World Save(World world, int instance)
    {
        var mine = world[instance];
        if (world.Has(mine.Delivery))
            return world.With(instance, mine with { IsSaved = true });
        if (mine.Known != world.Turn)
            return world.With(instance, mine with { Known = Instance.Nothing });

        var saved = Applied(world, instance);
        return saved.With(instance, mine with { IsSaved = true, Owes = true, Known = saved.Turn });
    }

    /// <summary>The store wrote, or did not, and its answer never came.</summary>
    public static World SaveWithoutAnswer(World world, int instance, bool isApplied)
    {
        var mine = world[instance];
        var after = isApplied && !world.Has(mine.Delivery) && mine.Known == world.Turn ? Applied(world, instance) : world;
        return (after with { Lost = (byte)(after.Lost - 1) })
            .With(instance, mine with { Known = Instance.Nothing, Owes = true });
    }

    public static World Acknowledge(World world, int instance) =>
        (world with { Acknowledged = (byte)(world.Acknowledged | world[instance].Delivery) })
            .With(instance, world[instance] with { Delivery = 0, IsSaved = false });

    public static World Post(World world, int instance) =>
        world.With(instance, world[instance] with { Sending = Sending.PostUnderWay, Drawn = world[instance].Known });

    public static World PostArrives(World world, int instance) =>
        (world with { Posts = (byte)(world.Posts + 1) })
            .With(instance, world[instance] with { Sending = Sending.PostArrived });

    public static World PostIsAnswered(World world, int instance) =>
        world.With(instance, world[instance] with { Sending = Sending.PostAnswered });

    /// <summary>It may be there or not; it is repeated, and may then stand there twice.</summary>
    public static World PostIsInDoubt(World world, int instance) =>
        (world with { Doubts = (byte)(world.Doubts + 1), Lost = (byte)(world.Lost - 1) })
            .With(instance, world[instance] with { Sending = Sending.Nothing });

    public static World RecordPost(World world, int instance)
    {
        var mine = world[instance];
        if (world.ShownVersion != mine.KnownShown)
        {
            return world.With(instance, mine with
            {
                Sending = Sending.Nothing, Known = Instance.Nothing, MustUpdate = true,
            });
        }

        var recorded = Recorded(world, mine.Drawn) with { Shown = mine.Drawn };
        return recorded.With(instance, Settled(mine, recorded));
    }

    public static World Update(World world, int instance) =>
        world.With(instance, world[instance] with { Sending = Sending.UpdateUnderWay, Drawn = world[instance].Known });

    public static World UpdateArrives(World world, int instance) =>
        (world with { Shown = world[instance].Drawn })
            .With(instance, world[instance] with { Sending = Sending.UpdateArrived });

    /// <summary>Only over the row that was read: otherwise an older card may have gone over a newer one.</summary>
    public static World RecordUpdate(World world, int instance)
    {
        var mine = world[instance];
        if (world.ShownVersion != mine.KnownShown)
        {
            return world.With(instance, mine with
            {
                Sending = Sending.Nothing, Known = Instance.Nothing, MustUpdate = true,
            });
        }

        var recorded = Recorded(world, mine.Drawn);
        return recorded.With(instance, Settled(mine, recorded) with { MustUpdate = false });
    }

    /// <summary>What it had in hand is gone; the store keeps its mark, and another instance finds it.</summary>
    public static World Crash(World world, int instance)
    {
        var mine = world[instance];
        var isInDoubt = mine.Sending is Sending.PostUnderWay or Sending.PostArrived or Sending.PostAnswered;
        return (world with
        {
            Crashes = (byte)(world.Crashes - 1),
            Owner = world.Owner == instance ? World.Dead : world.Owner,
            Marked = world.Marked || mine.IsBusy,
            Doubts = (byte)(world.Doubts + (isInDoubt ? 1 : 0)),
        }).With(instance, Instance.Fresh);
    }

    /// <summary>
    /// It paused for so long that the others hold it for dead. It does not know, and what it has under way still arrives.
    /// </summary>
    public static World IsHeldForDead(World world, int instance) => world with
    {
        Crashes = (byte)(world.Crashes - 1),
        Owner = World.Dead,
        Marked = true,
        Doubts = (byte)(world.Doubts + 1),
    };

    /// <summary>
    /// Takes over what a dead instance owned, by the head at the version that was read. The cards' rows have to be read
    /// after the death, too: it may have posted and written that down with its last breath.
    /// </summary>
    public static World TakeOver(World world, int instance)
    {
        var mine = world[instance];
        if (mine.Known != world.Turn || mine.KnownShown != world.ShownVersion)
            return world.With(instance, mine with { Known = Instance.Nothing });

        return (world with
        {
            Owner = world.Owner == World.Dead ? (byte)instance : world.Owner,
            Marked = false,
        }).With(instance, mine with { MustUpdate = true });
    }

    /// <summary>Nothing was ever saved: there is no card.</summary>
    public static World Settle(World world, int instance) =>
        world.With(instance, world[instance] with { MustUpdate = false });

    private static World Applied(World world, int instance) => world with
    {
        Applied = (byte)(world.Applied | world[instance].Delivery),
        Turn = (byte)(world.Turn + 1),
        Owner = world is { Owner: 0, Recorded: 0 } ? (byte)instance : world.Owner,
    };

    private static World Recorded(World world, byte turn) =>
        world with { Recorded = turn, ShownVersion = (byte)(world.ShownVersion + 1) };

    private static Instance Settled(Instance mine, World world) => mine with
    {
        Sending = Sending.Nothing,
        KnownShown = world.ShownVersion,
        Owes = mine.Known > world.Recorded,
    };
}
