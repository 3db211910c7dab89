namespace CharterBot.Conversations;

/// <summary>What is known of the bot's being in a place.</summary>
/// <param name="LeftAt">When it was last taken out, by the platform's clock.</param>
/// <param name="ClaimedAt">When an instance last set about welcoming.</param>
internal sealed record Installation(DateTimeOffset? LeftAt = null, DateTimeOffset? ClaimedAt = null) : IStoredShape
{
    public int Schema { get; init; } = RowSchema.Current;
}
