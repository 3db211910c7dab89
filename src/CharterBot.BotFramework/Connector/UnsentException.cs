namespace CharterBot.BotFramework.Connector;

/// <summary>A request that was stopped in the house: the outcome is known, nothing was said to anybody.</summary>
internal sealed class UnsentException(SendOutcome outcome) : HttpRequestException("stopped before it was sent")
{
    public SendOutcome Outcome { get; } = outcome;
}
