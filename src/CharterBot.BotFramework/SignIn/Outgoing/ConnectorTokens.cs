using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>
/// The token that the bot shows to the connector: asked for once for all who send, renewed before it runs out, replaced
/// when the connector refuses it. While Entra says no, it is not asked again with every send.
/// </summary>
internal sealed partial class ConnectorTokens(AcquireToken acquire, TimeProvider time, ILogger<ConnectorTokens> logger)
{
    public static readonly TimeSpan AfterDenial = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan BetweenReplacements = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TokenAnswer.Granted? _held;
    private Task<TokenAnswer> _asking = Task.FromResult<TokenAnswer>(new TokenAnswer.Denied("never asked"));
    private DateTimeOffset _askNotBefore;
    private DateTimeOffset _replaceNotBefore;

    public async Task<TokenAnswer> CurrentAsync(CancellationToken cancellationToken)
    {
        if (Held(RenewBefore) is { } held)
            return held;

        var answer = await Asking(fresh: false).WaitAsync(cancellationToken);
        return answer is TokenAnswer.Denied && Held(TimeSpan.Zero) is { } old ? old : answer;
    }

    /// <summary>
    /// Another token than the one that was refused; null when there is none to be had now. Who comes while it is being
    /// replaced waits with the others.
    /// </summary>
    public async Task<TokenAnswer.Granted?> InsteadOfAsync(
        TokenAnswer.Granted refused, CancellationToken cancellationToken)
    {
        Task<TokenAnswer> asking;
        lock (_gate)
        {
            if (_held is { } held)
            {
                if (held != refused)
                    return held;

                if (time.GetUtcNow() < _replaceNotBefore)
                    return null;

                _replaceNotBefore = time.GetUtcNow() + BetweenReplacements;
                _held = null;
            }

            asking = Asking(fresh: true);
        }

        return await asking.WaitAsync(cancellationToken) as TokenAnswer.Granted;
    }

    private TokenAnswer.Granted? Held(TimeSpan left) =>
        Volatile.Read(ref _held) is { } held && held.ExpiresOn - left > time.GetUtcNow() ? held : null;

    /// <summary>One question for all who wait; it is nobody's own, so nobody's leaving ends it.</summary>
    private Task<TokenAnswer> Asking(bool fresh)
    {
        lock (_gate)
        {
            if (!_asking.IsCompleted || time.GetUtcNow() < _askNotBefore || (!fresh && Held(RenewBefore) is not null))
                return _asking;

            return _asking = AskAsync(fresh);
        }
    }

    private async Task<TokenAnswer> AskAsync(bool fresh)
    {
        var answer = await AnswerAsync(fresh);
        lock (_gate)
        {
            if (answer is TokenAnswer.Granted granted)
                Volatile.Write(ref _held, granted);
            else
                _askNotBefore = time.GetUtcNow() + AfterDenial;
        }

        if (answer is TokenAnswer.Denied(var why))
            NoToken(why);
        return answer;
    }

    private async Task<TokenAnswer> AnswerAsync(bool fresh)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return await acquire(fresh, patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new TokenAnswer.Denied("Entra did not answer in time");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Its message may hold anything; whoever waits for the token must not hear it.
            return new TokenAnswer.Denied(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The bot has no token and cannot speak in Teams: {Why}")]
    private partial void NoToken(string why);
}
