namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>What each step of showing the card does to the world.</summary>
internal sealed class ShowSteps(Flaw flaw)
{
    public static World Post(World world, int instance)
    {
        var mine = world[instance];
        var drawn = mine.IsDeciding && mine.Turn == 0 ? (byte)1 : mine.Turn;
        return world.With(
            instance, mine with { Sending = Sending.PostUnderWay, Drawn = drawn, Over = mine.Row, Carrier = 0 });
    }

    public static World PostArrives(World world, int instance)
    {
        var mine = world[instance] with { Sending = Sending.PostArrived, Carrier = world.Posts };
        return (world with { Posts = (byte)(world.Posts + 1) })
            .Show(mine.Carrier, mine.Drawn)
            .With(instance, mine);
    }

    /// <summary>It may be there or not; it is repeated, and may then stand there twice.</summary>
    public static World PostIsInDoubt(World world, int instance) =>
        (world.Lose() with { Doubts = (byte)(world.Doubts + 1) })
            .With(instance, Sent(world[instance]) with { Sending = Sending.Nothing });

    public static World Update(World world, int instance)
    {
        // What asks for one more update while this one is under way is not answered by this one.
        var mine = world[instance];
        return world.With(instance, mine.Without(Memo.Again) with
        {
            Sending = Sending.UpdateUnderWay,
            Drawn = mine.Turn,
            Over = mine.Row,
            Carrier = (byte)(mine.Message - 1),
        });
    }

    public static World UpdateArrives(World world, int instance)
    {
        var mine = world[instance] with { Sending = Sending.UpdateArrived };
        return world.Show(mine.Carrier, mine.Drawn).With(instance, mine);
    }

    /// <summary>It may stand over a newer one, whatever the row says meanwhile: it is repeated.</summary>
    public World UpdateIsInDoubt(World world, int instance)
    {
        var mine = Sent(world[instance]);
        return world.Lose().With(instance, flaw == Flaw.RepeatsNoUpdateInDoubt ? mine : mine.With(Memo.Again));
    }

    public static World IsAnswered(World world, int instance)
    {
        var mine = world[instance];
        return world.With(instance, mine with
        {
            Sending = Sending.Unwritten,
            Seen = mine.Drawn,
            Message = (byte)(mine.Carrier + 1),
            Awaited = mine.Drawn >= mine.Awaited ? (byte)0 : mine.Awaited,
        });
    }

    /// <summary>
    /// Only over the row that was known when the card was sent: otherwise an older card may stand over a newer. A row of its
    /// own hand says that it is written already.
    /// </summary>
    public World Record(World world, int instance)
    {
        var mine = world[instance];
        if (world.Row == mine.Over || OverwritesAny(mine))
        {
            var written = Written(world, mine);
            return written.With(instance, Sent(mine) with { Row = written.Row });
        }

        if (Guards.MayFindItsHand(world, instance))
            return (world with { Hand = 0 }).With(instance, Sent(mine) with { Row = world.Row });

        var saysTheSame = world.RowTurn == mine.Drawn && world.RowMessage == mine.Carrier + 1;
        if (saysTheSame && flaw == Flaw.TakesARowThatSaysTheSameForItsOwn)
            return world.With(instance, Sent(mine) with { Row = world.Row });

        var again = Sent(mine).Doubting();
        return world.With(instance, flaw == Flaw.RepeatsNoUpdateAfterAConflict ? again : again.With(Memo.Again));
    }

    /// <summary>It is written, but whether, nobody says: it will be asked for.</summary>
    public static World RecordWithoutAnswer(World world, int instance) =>
        Written(world.Lose(), world[instance]) with { Hand = (byte)instance };

    /// <summary>
    /// Two deliveries make too few updates for all that may befall one: this one stands for those of a third, and of a row
    /// in which an earlier build left no hand.
    /// </summary>
    public static World AskForOneMore(World world, int instance) =>
        (world with { Hand = 0 }).With(instance, Sent(world[instance]).Doubting().With(Memo.Again));

    private static World Written(World world, Instance mine) => world with
    {
        Row = (byte)(world.Row + 1),
        RowTurn = mine.Drawn,
        RowMessage = (byte)(mine.Carrier + 1),
        Hand = 0,
    };

    private bool OverwritesAny(Instance mine) =>
        flaw == (mine.Over == 0 ? Flaw.RecordsAPostOverWhateverIsThere : Flaw.RecordsAnUpdateOverWhateverIsThere);

    /// <summary>What was under way is of no more interest: worlds that differ in it alone are one.</summary>
    private static Instance Sent(Instance mine) =>
        mine with { Sending = Sending.Nothing, Drawn = 0, Over = 0, Carrier = 0 };
}
