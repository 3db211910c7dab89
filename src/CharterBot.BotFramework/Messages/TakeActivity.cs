namespace CharterBot.BotFramework.Messages;

/// <summary>
/// The bot: takes a delivery, answers when what it means is saved. The token is the turn's own deadline of 15 s and has
/// nothing to do with the caller, who may long have gone. An exception means "send it again".
/// </summary>
public delegate Task<TurnAnswer> TakeActivity(Delivery delivery, CancellationToken cancellationToken);
