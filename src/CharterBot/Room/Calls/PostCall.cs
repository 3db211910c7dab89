using System.Text.Json;
using CharterBot.Room.Delivery;

namespace CharterBot.Room.Calls;

/// <summary>Someone says something: in a bare channel it starts a thread.</summary>
internal sealed record PostCall(string Conversation, string Text, IReadOnlyList<string> Mentions, BrowserClock Clock);

internal sealed record EditCall(string Message, string Text, IReadOnlyList<string> Mentions, BrowserClock Clock);

internal sealed record DeleteCall(string Message, BrowserClock Clock);

internal sealed record SubmitCall(string Message, JsonElement Value, BrowserClock Clock);

internal sealed record InvokeCall(string Message, string Name, JsonElement Value, BrowserClock Clock);

internal sealed record JoinCall(string Name);

internal sealed record ChannelCall(string Name);

internal sealed record ReadCall(string Conversation, string Upto);
