using System.Text.Json.Serialization;

namespace CharterBot.Conversations;

/// <summary>
/// A thread that an instance works on, or that the platform shut the bot out of: found again without looking at all
/// threads.
/// </summary>
internal sealed record BusyThread(string Partition, string Thread) : IStoredShape
{
    public int Schema { get; init; } = RowSchema.Current;

    [JsonIgnore]
    public ThreadKey Key => new(Partition, Thread);
}
