namespace CharterBot.Conversations;

/// <summary>Which message carries a card, and which turn's state it shows.</summary>
/// <param name="Message">Null when the platform gave no id: it is there and cannot be changed, or nobody knows.</param>
/// <param name="Turn">0 when it was sent and perhaps never came.</param>
/// <param name="PostedAt">By the platform's clock where its id tells it.</param>
/// <param name="Left">
/// The last turn when it was left alone, perhaps there and perhaps not: a later one takes it up again, wherever it comes.
/// </param>
/// <param name="Hand">
/// Whose write it is, a name for this alone: who lost the answer finds out by it. Null in rows of earlier builds.
/// </param>
internal sealed record ShownCard(
    string? Message, int Turn, DateTimeOffset PostedAt, int? Left = null, string? Hand = null) : IStoredShape
{
    public int Schema { get; init; } = RowSchema.Current;
}
