namespace CharterBot.BotFramework.Activities;

/// <summary>What the reader makes of a body.</summary>
public abstract record ActivityReading
{
    private ActivityReading() { }

    public sealed record WellFormed(Activity Activity) : ActivityReading;

    /// <summary>One line for the sender; never anything that the body said.</summary>
    public sealed record Refused(string Reason) : ActivityReading;
}
