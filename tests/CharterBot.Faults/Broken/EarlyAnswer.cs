using CharterBot.BotFramework.Messages;

namespace CharterBot.Faults.Broken;

/// <summary>Broken on purpose: acknowledges first and saves then, if nothing comes between.</summary>
internal sealed class EarlyAnswer(TakeActivity take)
{
    public Task<TurnAnswer> TakeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        _ = take(delivery, CancellationToken.None);
        return Task.FromResult<TurnAnswer>(new TurnAnswer.Accepted());
    }
}
