namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// What each step of a turn does to the world, in a bot that is built right or with one flaw. An instance is 1 or 2, a
/// delivery 1 or 2.
/// </summary>
internal sealed class Steps(Flaw flaw)
{
    public World Deliver(World world, int instance, int delivery)
    {
        var after = world.IsAcknowledged(delivery) ? world with { Copies = (byte)(world.Copies - 1) } : world;
        if (flaw == Flaw.AcknowledgesBeforeItSaves)
            after = after with { Acknowledged = (byte)(after.Acknowledged | delivery) };
        return after.With(instance, after[instance] with { Delivery = (byte)delivery });
    }

    /// <summary>
    /// Reads the rows in one moment. A card's row that another wrote is believed, and perhaps shown once more.
    /// </summary>
    public World Read(World world, int instance)
    {
        var mine = world[instance] with
        {
            Version = world.Version,
            Turn = world.Turn,
            Known = flaw == Flaw.LooksNotForTheDeliveryInTheTurns ? (byte)0 : world.Applied,
            Owner = world.Owner,
        };
        if (mine.Row != world.Row)
            mine = Believing(world, mine);
        if (mine.Is(Memo.InDoubt) && flaw != Flaw.LooksNotAfterALostCommit)
            mine = mine.Without(Memo.InDoubt).Awaiting(instance);
        return world.With(instance, mine);
    }

    /// <summary>The thread stands among those at work, so that somebody comes back to it.</summary>
    public static World Mark(World world, int instance) => world
        .Mark(world[instance].Mark(instance), world[instance].Turn)
        .With(instance, world[instance].With(Memo.Marked).Without(Memo.Renamed));

    /// <summary>
    /// One atomic write: the turn's row, with its delivery, under its number, and the head at the version that was read.
    /// Who knows all turns knows all deliveries, and who does not finds the row of its turn taken.
    /// </summary>
    public World Save(World world, int instance)
    {
        var mine = world[instance];
        if (mine.IsKnown)
            return world.With(instance, mine.With(Memo.Saved));
        if (mine.Version != world.Version && flaw != Flaw.WritesATurnOverWhateverIsThere)
            return world.With(instance, mine.Doubting());

        var saved = Applied(world, instance);
        var owner = saved.Owner == mine.Name(instance) ? (byte)instance : saved.Owner;
        var known = mine with
        {
            Version = saved.Version,
            Turn = saved.Turn,
            Known = (byte)(mine.Known | mine.Delivery),
            Owner = owner,
        };
        var changed = flaw == Flaw.LooksNotWhetherTheOwnerHasPosted ? known : known.Awaiting(instance);
        return saved.With(instance, changed.With(Memo.Saved));
    }

    /// <summary>The store wrote, or did not, and its answer never came.</summary>
    public World SaveWithoutAnswer(World world, int instance, bool isApplied)
    {
        var mine = world[instance];
        var after = isApplied && mine.Version == world.Version
            ? Applied(world, instance)
            : world;
        return after.Lose().With(instance, mine.With(Memo.InDoubt).Doubting());
    }

    /// <summary>Nobody could tell it what became of the delivery: it is not acknowledged, and comes again.</summary>
    public World GiveUp(World world, int instance)
    {
        var mine = world[instance] with { Delivery = 0 };
        var looksAfterIt = mine.Is(Memo.Marked | Memo.Renamed) && flaw != Flaw.LetsGoInDoubt;
        return world.With(instance, looksAfterIt ? mine.With(Memo.Wanting) : mine);
    }

    public World Acknowledge(World world, int instance)
    {
        var after = world with { Acknowledged = (byte)(world.Acknowledged | world[instance].Delivery) };
        if (flaw == Flaw.UnmarksWhenItHasAcknowledged)
            after = after.Unmark(instance);
        return after.With(
            instance, (world[instance] with { Delivery = 0 }).Without(Memo.Saved).With(Memo.Wanting));
    }

    /// <summary>Nothing is left to show as far as it knows: it leaves memory, and the thread those at work.</summary>
    public static World LetGo(World world, int instance) => world
        .Unmark(world[instance].Mark(instance))
        .With(instance, Instance.Fresh);

    private static Instance Believing(World world, Instance mine)
    {
        var isPerhapsOverwritten = mine.Message != 0 && mine.Seen > world.RowTurn;
        var known = mine with { Row = world.Row, Seen = world.RowTurn, Message = world.RowMessage };
        if (isPerhapsOverwritten)
            return known.With(Memo.Again);

        return world.RowTurn >= known.Awaited ? known with { Awaited = 0 } : known;
    }

    private World Applied(World world, int instance)
    {
        var mine = world[instance];
        var isOnItsWay = mine is { Message: 0, Turn: > 0 } && flaw != Flaw.WhoChangesACardOnItsWayPostsItToo;
        var owner = isOnItsWay && mine.Owner != 0 ? mine.Owner : (byte)instance;
        return world with
        {
            Applied = (byte)(world.Applied | mine.Delivery),
            Turn = (byte)(mine.Turn + 1),
            Version = (byte)(world.Version + 1),
            Owner = flaw == Flaw.WritesNoOwnerWithTheTurn ? (byte)0
                : owner == instance ? mine.Name(instance) : owner,
        };
    }
}
