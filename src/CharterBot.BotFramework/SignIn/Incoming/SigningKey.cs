using System.Collections.Immutable;
using Microsoft.IdentityModel.Tokens;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>One of the cloud's keys, and the channels that it may speak for.</summary>
internal sealed record SigningKey(SecurityKey Key, ImmutableArray<string> Endorsements);
