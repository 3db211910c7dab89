namespace CharterBot.BotFramework.Connector;

/// <summary>Where to speak: the channel's service and the conversation there, both as the channel wrote them.</summary>
public readonly record struct ConversationReference(string ServiceUrl, string ConversationId);
