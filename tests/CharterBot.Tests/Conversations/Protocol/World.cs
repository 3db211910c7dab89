using System.Numerics;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// One thread with one card, two instances, two deliveries; the store, the platform, and how much may still go wrong.
/// </summary>
/// <param name="Applied">The deliveries that have a row, a bit each.</param>
/// <param name="Turn">The head's version: how many turns were saved.</param>
/// <param name="Owner">Who posts the card that is not there yet: 0 nobody, an instance, or <see cref="Dead"/>.</param>
/// <param name="Recorded">The turn that the card's row says is shown; 0 while there is no row.</param>
/// <param name="ShownVersion">The version of the card's row: every write of it counts.</param>
/// <param name="Marked">An instance died at work, and its mark tells so.</param>
/// <param name="Posts">How often the card stands in the thread.</param>
/// <param name="Shown">The turn that people see on the message that the card's row names.</param>
/// <param name="Doubts">Posts of which nobody can know whether they arrived.</param>
/// <param name="Copies">How many copies of each delivery the platform may still send besides those it has to.</param>
internal readonly record struct World(
    byte Applied,
    byte Acknowledged,
    byte Turn,
    byte Owner,
    byte Recorded,
    byte ShownVersion,
    bool Marked,
    byte Posts,
    byte Shown,
    byte Doubts,
    byte Copies,
    byte Crashes,
    byte Lost,
    Instance One,
    Instance Two)
{
    public const byte Dead = 3;

    public Instance this[int instance] => instance == 1 ? One : Two;

    /// <summary>Everything was answered and nobody has anything left to do.</summary>
    public bool IsQuiet => Acknowledged == 3 && !One.IsBusy && !Two.IsBusy && !Marked;

    public int Events => BitOperations.PopCount(Applied);

    public static World Beginning(byte copies, byte crashes, byte lost) =>
        new(0, 0, 0, 0, 0, 0, false, 0, 0, 0, copies, crashes, lost, Instance.Fresh, Instance.Fresh);

    public World With(int instance, Instance changed) =>
        instance == 1 ? this with { One = changed } : this with { Two = changed };

    public bool Has(int delivery) => (Applied & delivery) != 0;

    public bool IsAcknowledged(int delivery) => (Acknowledged & delivery) != 0;
}
