using System.Numerics;
using System.Runtime.InteropServices;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// One thread with one card, two instances, two deliveries; the store, the platform, and how much may still go wrong.
/// </summary>
/// <param name="Applied">The deliveries that have a turn, a bit each.</param>
/// <param name="Turn">How many turns the head counts.</param>
/// <param name="Version">The head's ETag: every write of it counts.</param>
/// <param name="Owner">Who is to show the card, by the head: 0 whoever comes, an instance, or <see
/// cref="Dead"/>.</param>
/// <param name="Row">The ETag of the card's row: every write of it counts; 0 while there is none.</param>
/// <param name="RowTurn">The turn that the card's row says is shown.</param>
/// <param name="RowMessage">The message that the card's row names.</param>
/// <param name="Hand">The instance that wrote this row and lost the answer; 0 for none.</param>
/// <param name="Marks">The instances that the thread is marked at work by, a bit each, and <see
/// cref="DeadMark"/>.</param>
/// <param name="Since">The turns that the marks tell, two bits each.</param>
/// <param name="Posts">How many messages carry the card.</param>
/// <param name="Texts">The turn that people see on each of these messages, two bits each.</param>
/// <param name="Doubts">Posts of which nobody can know whether they arrived.</param>
/// <param name="Ghost">An update of an instance that died, still on its way: its message and its turn.</param>
/// <param name="Copies">How many copies of acknowledged deliveries may still come.</param>
internal readonly record struct World(
    byte Applied,
    byte Acknowledged,
    byte Turn,
    byte Version,
    byte Owner,
    byte Row,
    byte RowTurn,
    byte RowMessage,
    byte Hand,
    byte Marks,
    byte Since,
    byte Posts,
    byte Texts,
    byte Doubts,
    byte Ghost,
    byte Copies,
    byte Crashes,
    byte Pauses,
    byte Lost,
    Instance One,
    Instance Two)
{
    public const byte Dead = 3;
    public const byte DeadMark = 4;

    public Instance this[int instance] => instance == 1 ? One : Two;

    /// <summary>Nothing has happened yet, or nothing that left a trace.</summary>
    public bool IsUntouched => Applied == 0 && Marks == 0 && One == Instance.Fresh && Two == Instance.Fresh;

    /// <summary>Everything was answered, and nobody is at work in the thread any more.</summary>
    public bool IsQuiet =>
        Acknowledged == 3 && Marks == 0 && Ghost == 0 && One == Instance.Fresh && Two == Instance.Fresh;

    public int Events => BitOperations.PopCount(Applied);

    public static World Beginning(Limits limits) => new(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        limits.Copies, limits.Crashes, limits.Pauses, limits.Lost, Instance.Fresh, Instance.Fresh);

    public World With(int instance, Instance changed) =>
        instance == 1 ? this with { One = changed } : this with { Two = changed };

    public bool Has(int delivery) => (Applied & delivery) != 0;

    public bool IsAcknowledged(int delivery) => (Acknowledged & delivery) != 0;

    public bool IsMarked(int instance) => (Marks & instance) != 0;

    /// <summary>The turn that a mark tells; the head's where there is no mark.</summary>
    public int SinceOf(int mark) => IsMarked(mark) ? (Since >> Shift(mark)) & 3 : Turn;

    /// <param name="since">No card that was last shown by this turn is changed by whom the mark is of.</param>
    public World Mark(int mark, int since) => (this with
    {
        Marks = (byte)(Marks | mark),
        Since = (byte)((Since & ~(3 << Shift(mark))) | (Math.Min(since, SinceOf(mark)) << Shift(mark))),
    }).Mattering();

    /// <summary>What the marks of the living tell matters only as long as somebody may still die.</summary>
    public World Mattering() => Crashes + Pauses > 0 ? this : this with { Since = (byte)(Since & (3 << Shift(DeadMark))) };

    public World Unmark(int mark) => this with
    {
        Marks = (byte)(Marks & ~mark),
        Since = (byte)(Since & ~(3 << Shift(mark))),
    };

    /// <summary>The turn that people see on a message.</summary>
    public int TextOf(int message) => (Texts >> (2 * message)) & 3;

    public World Show(int message, int turn) =>
        this with { Texts = (byte)((Texts & ~(3 << (2 * message))) | (turn << (2 * message))) };

    public World Lose() => this with { Lost = (byte)(Lost - 1) };

    /// <summary>Millions of worlds are compared: all of them is bytes, without a gap.</summary>
    public bool Equals(World other) => Bytes(in this).SequenceEqual(Bytes(in other));

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes(in this));
        return hash.ToHashCode();
    }

    private static int Shift(int mark) => mark & 6;

    private static ReadOnlySpan<byte> Bytes(in World world) => MemoryMarshal.AsBytes(new ReadOnlySpan<World>(in world));
}
