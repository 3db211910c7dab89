namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>When each step of the protocol may happen.</summary>
internal sealed class Guards(Flaw flaw)
{
    /// <summary>Both instances are alike: the first delivery may as well come to the first of them.</summary>
    public static bool CanDeliver(World world, int instance, int delivery) =>
        world[instance].Delivery == 0 && !world[instance].Is(Memo.Heir) &&
        (!world.IsAcknowledged(delivery) || world.Copies > 0) &&
        ((instance == 1 && delivery == 1) || !world.IsUntouched);

    /// <summary>Whenever there is something to do and the rows tell something new.</summary>
    public static bool CanRead(World world, int instance)
    {
        var mine = world[instance];
        return (mine.IsDeciding || mine.Is(Memo.Heir | Memo.Wanting)) &&
            (mine.Version != world.Version || mine.Row != world.Row);
    }

    public bool CanMark(World world, int instance) =>
        world[instance] is { IsDeciding: true, HasRead: true, IsKnown: false } mine &&
        !mine.Is(Memo.Marked) && flaw != Flaw.MarksAfterTheCommit;

    /// <summary>Before the commit comes the mark; a delivery that came before needs neither.</summary>
    public bool CanSave(World world, int instance) =>
        world[instance] is { IsDeciding: true, HasRead: true } mine &&
        (mine.IsKnown || mine.Is(Memo.Marked) || flaw == Flaw.MarksAfterTheCommit);

    public bool CanLoseTheAnswer(World world, int instance) =>
        world.Lost > 0 && CanSave(world, instance) && !world[instance].IsKnown;

    public static bool CanGiveUp(World world, int instance) =>
        world[instance] is { IsDeciding: true, HasRead: false } mine && mine.Is(Memo.InDoubt);

    public bool CanMarkLate(World world, int instance) =>
        flaw == Flaw.MarksAfterTheCommit && world[instance].Is(Memo.Saved) && !world[instance].Is(Memo.Marked);

    public bool CanAcknowledge(World world, int instance) =>
        world[instance].Is(Memo.Saved) && !CanMarkLate(world, instance);

    /// <summary>It has nothing to do, as far as it knows.</summary>
    public static bool CanLetGo(World world, int instance)
    {
        var mine = world[instance];
        if (mine is not { Delivery: 0, Sending: Sending.Nothing } || mine.Is(Memo.Heir) || mine == Instance.Fresh)
            return false;

        var isDone = mine is { HasRead: true, Awaited: 0 } &&
            !IsToShow(mine, instance) && !CanBeginToTakeOver(world, instance);
        return isDone || !mine.Is(Memo.Wanting);
    }

    /// <summary>Only the owner posts, and only when it has made sure that nobody holds it for dead.</summary>
    public bool CanPost(World world, int instance)
    {
        var mine = world[instance];
        if (flaw == Flaw.PostsBeforeItSaves && mine is { IsDeciding: true, HasRead: true, Turn: 0 })
            return mine is { Message: 0, Sending: Sending.Nothing };

        return CanSend(mine) && IsToShow(mine, instance) && mine.Message == 0 &&
            (!mine.Is(Memo.HeldForDead) || flaw == Flaw.PostsWithoutMakingSure);
    }

    public static bool CanUpdate(World world, int instance)
    {
        var mine = world[instance];
        return CanSend(mine) && IsToShow(mine, instance) && mine.Message != 0;
    }

    public static bool CanDoubtThePost(World world, int instance) =>
        world.Lost > 0 && world[instance].Sending is Sending.PostUnderWay or Sending.PostArrived;

    public static bool CanDoubtTheUpdate(World world, int instance) =>
        world.Lost > 0 && world[instance].Sending is Sending.UpdateUnderWay or Sending.UpdateArrived;

    public static bool IsArrived(World world, int instance) =>
        world[instance].Sending is Sending.PostArrived or Sending.UpdateArrived;

    public static bool CanLoseTheRecord(World world, int instance) =>
        world.Lost > 0 && world[instance] is { Sending: Sending.Unwritten } mine && world.Row == mine.Over;

    public static bool MayFindItsHand(World world, int instance) =>
        world.Hand == instance && world[instance].Sending == Sending.Unwritten;

    public static bool CanCrash(World world, int instance) =>
        world.Crashes > 0 && world[instance] != Instance.Fresh;

    public static bool CanBeHeldForDead(World world, int instance) =>
        world.Pauses > 0 && world[instance] != Instance.Fresh && !world[instance].Is(Memo.HeldForDead);

    /// <summary>A dead instance's mark tells of it, or the head, to who works in the thread anyway.</summary>
    public static bool CanBeginToTakeOver(World world, int instance)
    {
        var (mine, other) = (world[instance], world[3 - instance]);
        var isFree = !mine.IsDeciding && !mine.Is(Memo.Heir | Memo.HeldForDead);
        var isFound = (world.IsMarked(World.DeadMark) && !other.Is(Memo.Heir)) ||
            (mine is { HasRead: true, Owner: World.Dead, IsDue: true } && mine.Is(Memo.Wanting));
        return isFree && isFound && world.Ghost == 0;
    }

    public static bool CanTakeOver(World world, int instance) =>
        world[instance] is { HasRead: true, Owner: World.Dead, IsDue: true } mine && mine.Is(Memo.Heir);

    public static bool CanSucceed(World world, int instance) =>
        world[instance] is { HasRead: true } mine && mine.Is(Memo.Heir) && !CanTakeOver(world, instance);

    /// <summary>
    /// A card that is there may be updated by whoever changed it; one that is not, only by its owner.
    /// </summary>
    private static bool IsToShow(Instance mine, int instance)
    {
        var isOwner = mine.Owner == 0 || mine.Owner == instance ||
            (mine.Is(Memo.HeldForDead) && mine.Owner == World.Dead);
        return mine.IsDue && (isOwner || (mine.Message != 0 && (mine.Awaited != 0 || mine.Is(Memo.Again))));
    }

    private static bool CanSend(Instance mine) =>
        mine is { HasRead: true, Sending: Sending.Nothing } && mine.Is(Memo.Wanting) && !mine.Is(Memo.Heir);
}
