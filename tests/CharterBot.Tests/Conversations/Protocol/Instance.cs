using System.Runtime.InteropServices;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>One instance of the bot as the protocol sees it: what it remembers of the one thread, and what it is doing.</summary>
/// <param name="Version">The head's ETag in memory; <see cref="Nothing"/> when the rows have to be read.</param>
/// <param name="Turn">The turn of the head in memory.</param>
/// <param name="Known">The deliveries that the turns in memory tell of, a bit each.</param>
/// <param name="Owner">Who is to show the card, by the head in memory.</param>
/// <param name="Row">The ETag of the card's row in memory; 0 while it has none.</param>
/// <param name="Seen">The turn that the card shows as far as this instance knows.</param>
/// <param name="Message">The message that carries the card as far as this instance knows; 0 for none.</param>
/// <param name="Awaited">A turn of its own whose card another is to post first; 0 for none.</param>
/// <param name="Delivery">The delivery in hand, 0 for none.</param>
/// <param name="Drawn">The turn that the card under way was drawn from.</param>
/// <param name="Carrier">The message that the card under way goes to, or became.</param>
/// <param name="Over">The ETag of the card's row when it was sent.</param>
internal readonly record struct Instance(
    byte Version,
    byte Turn,
    byte Known,
    byte Owner,
    byte Row,
    byte Seen,
    byte Message,
    byte Awaited,
    byte Delivery,
    Sending Sending,
    byte Drawn,
    byte Carrier,
    byte Over,
    Memo Memo)
{
    public const byte Nothing = 15;

    public static readonly Instance Fresh = new(Nothing, 0, 0, 0, 0, 0, 0, 0, 0, Sending.Nothing, 0, 0, 0, Memo.None);

    public bool HasRead => Version != Nothing;

    /// <summary>The delivery in hand came before: there is nothing to save.</summary>
    public bool IsKnown => (Known & Delivery) != 0;

    public bool IsDeciding => Delivery != 0 && !Is(Memo.Saved);

    public bool IsPosting => Sending is Sending.PostUnderWay or Sending.PostArrived ||
        (Sending == Sending.Unwritten && Over == 0);

    /// <summary>The card is behind, as far as it knows, or may have been overwritten.</summary>
    public bool IsDue => Turn > 0 && (Is(Memo.Again) || Message == 0 || Seen < Turn);

    public bool Is(Memo memo) => (Memo & memo) != 0;

    public Instance With(Memo memo) => this with { Memo = Memo | memo };

    public Instance Without(Memo memo) => this with { Memo = Memo & ~memo };

    /// <summary>What it knew of the head may be wrong: only the rows can tell.</summary>
    public Instance Doubting() => this with { Version = Nothing, Turn = 0, Known = 0, Owner = 0 };

    /// <summary>What is due and another's to show, it looks after.</summary>
    public Instance Awaiting(int instance) =>
        IsDue && Owner != 0 && Owner != instance ? this with { Awaited = Turn } : this;

    /// <summary>Its own name as an owner, unless the others hold it for dead.</summary>
    public byte Name(int instance) => Is(Memo.HeldForDead) ? World.Dead : (byte)instance;

    public int Mark(int instance) => Is(Memo.HeldForDead) ? World.DeadMark : instance;

    /// <summary>Alive and at work, although the others took it for dead and perhaps cleared up after it.</summary>
    public bool IsAtWorkUnmarked => Is(Memo.HeldForDead | Memo.Renamed) && (Delivery != 0 || Is(Memo.Wanting));

    public bool Equals(Instance other) => Bytes(in this).SequenceEqual(Bytes(in other));

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes(in this));
        return hash.ToHashCode();
    }

    private static ReadOnlySpan<byte> Bytes(in Instance instance) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<Instance>(in instance));
}
