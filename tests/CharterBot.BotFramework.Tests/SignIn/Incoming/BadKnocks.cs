using System.Collections.Frozen;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>Everything that must not get in, each one change away from what does.</summary>
internal static class BadKnocks
{
    public static FrozenDictionary<string, (int Status, Action<Knock> Spoil)> All { get; } =
        BadTokens.All.Concat(BadClaims.All).ToFrozenDictionary(row => row.Name, row => (row.Status, row.Spoil));
}
