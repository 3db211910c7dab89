using Azure.Core;

namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>What Entra says when the bot asks for a token.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer() { }

    public sealed record Granted(AccessToken Token) : TokenAnswer;

    /// <summary>The sentence is for whoever runs the bot, and holds no secret.</summary>
    public sealed record Denied(string Why) : TokenAnswer;
}
