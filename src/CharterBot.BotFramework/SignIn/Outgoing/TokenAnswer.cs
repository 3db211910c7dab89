namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>What Entra says when the bot asks for a token.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer() { }

    /// <summary>It does not print itself: it must not get into a log by accident.</summary>
    public sealed record Granted(string Token, DateTimeOffset ExpiresOn) : TokenAnswer
    {
        public override string ToString() => $"{nameof(Granted)} until {ExpiresOn:O}";
    }

    /// <summary>The sentence is for whoever runs the bot, and holds no secret.</summary>
    public sealed record Denied(string Why) : TokenAnswer;
}
