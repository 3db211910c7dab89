namespace CharterBot.Conversations;

/// <summary>A thread that an instance works on: found again after a crash without looking at all threads.</summary>
internal sealed record BusyThread(string Partition, string Thread)
{
    public ThreadKey Key => new(Partition, Thread);
}
