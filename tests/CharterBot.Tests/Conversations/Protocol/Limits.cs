namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>How much may go wrong in one run of the protocol.</summary>
internal readonly record struct Limits(byte Copies = 0, byte Crashes = 0, byte Pauses = 0, byte Lost = 0);
