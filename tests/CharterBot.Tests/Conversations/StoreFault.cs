namespace CharterBot.Tests.Conversations;

/// <summary>What goes wrong with a commit.</summary>
internal enum StoreFault
{
    /// <summary>Nothing was written, and that is certain.</summary>
    Away,

    UnclearAndNotDone,

    UnclearAndDone,
}
