namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>One try to get the keys. It ends by itself and does not throw.</summary>
internal delegate Task<KeyFetch> FetchKeys(CancellationToken cancellationToken);
