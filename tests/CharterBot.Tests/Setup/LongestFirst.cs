using CharterBot.Tests.Conversations;
using CharterBot.Tests.Conversations.Protocol;
using CharterBot.Tests.Faults;
using CharterBot.Tests.Observing;
using CharterBot.Tests.Room;
using CharterBot.Tests.Tab;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CharterBot.Tests.Setup.LongestFirst))]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace CharterBot.Tests.Setup;

/// <summary>
/// The classes that take a minute begin before the thousand short tests, so that none of them is left alone at the end.
/// Most of them wait for other processes: more of them run at once than there are cores.
/// </summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        typeof(ShortRunTests).FullName!,
        typeof(KilledBotTests).FullName!,
        typeof(ACharterInTheRoomTests).FullName!,
        typeof(TheRoomInABrowserTests).FullName!,
        typeof(TheTabInTeamsTests).FullName!,
        typeof(StorageOperationsTests).FullName!,
        typeof(ProtocolTests).FullName!,
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string collection)
    {
        var place = Array.FindIndex(Long, name => collection.Contains(name + " ", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
