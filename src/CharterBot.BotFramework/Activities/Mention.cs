namespace CharterBot.BotFramework.Activities;

/// <summary>Somebody who was named with an @; to be resolved by id, never by name.</summary>
public readonly record struct Mention(string Id, string Name);
