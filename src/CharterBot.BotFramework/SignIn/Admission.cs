using CharterBot.BotFramework.Messages;

namespace CharterBot.BotFramework.SignIn;

/// <summary>What the door keeper says to who knocks.</summary>
internal abstract record Admission
{
    private Admission() { }

    public sealed record Granted(Delivery Delivery) : Admission;

    /// <summary>Let in, but with something that is no activity; the reason holds nothing of it.</summary>
    public sealed record Malformed(string Reason) : Admission;

    /// <summary>A status and not a word more.</summary>
    public sealed record TurnedAway(int Status, TimeSpan? RetryAfter = null) : Admission;
}
