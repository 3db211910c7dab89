namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>The managed identity's own token, which Entra takes for the word of the bot.</summary>
internal delegate Task<string> ProveIdentity(CancellationToken cancellationToken);
