namespace CharterBot.Conversations;

/// <summary>When the bot was last taken out of a place, by the platform's clock.</summary>
internal sealed record Departure(DateTimeOffset At);
