using Microsoft.AspNetCore.Authentication;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>Why an authentication failed that may well succeed later.</summary>
internal sealed class NoKeysException(TimeSpan retryAfter) : AuthenticationFailureException("no keys")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
