namespace CharterBot.Conversations;

/// <summary>A thread that an instance works on: found again after a crash without looking at all threads.</summary>
/// <param name="IsClosed">The platform shut the bot out of it: nothing can be done before it is let in again.</param>
internal sealed record BusyThread(string Partition, string Thread, bool IsClosed = false)
{
    public ThreadKey Key => new(Partition, Thread);
}
