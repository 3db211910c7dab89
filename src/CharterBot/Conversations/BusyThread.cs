using System.Text.Json.Serialization;

namespace CharterBot.Conversations;

/// <summary>
/// A thread that an instance works on, or that the platform shut the bot out of: found again without looking at all
/// threads.
/// </summary>
/// <param name="Since">
/// The last turn when the instance began: what was last shown by then, it never changed. Null: it may have changed anything.
/// </param>
internal sealed record BusyThread(string Partition, string Thread, int? Since = null) : IStoredShape
{
    public int Schema { get; init; } = RowSchema.Current;

    /// <summary>The row that it was read from.</summary>
    [JsonIgnore]
    public string Row { get; init; } = "";

    [JsonIgnore]
    public string? ETag { get; init; }

    [JsonIgnore]
    public ThreadKey Key => new(Partition, Thread);
}
