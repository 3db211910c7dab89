namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>Asks for a token for the connector; a fresh one if the last was refused, else a kept one will do.</summary>
internal delegate Task<TokenAnswer> AcquireToken(bool fresh, CancellationToken cancellationToken);
