using System.Globalization;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Messages;

/// <summary>Whom the door keeper lets in, the bot takes; the platform hears what became of it.</summary>
internal sealed partial class MessagesEndpoint(
    DoorKeeper door, TakeActivity take, TimeProvider time, ILogger<MessagesEndpoint> logger)
{
    private static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(15);
    private static readonly TurnAnswer NotNow = new TurnAnswer.Busy(TimeSpan.FromSeconds(2));

    public async Task TakeAsync(HttpContext http)
    {
        switch (await door.AdmitAsync(http))
        {
            case Admission.Granted(var delivery):
                await AnswerAsync(http.Response, await TurnAsync(delivery));
                break;

            case Admission.Malformed(var reason):
                await RefuseAsync(http.Response, reason);
                break;

            case Admission.TurnedAway(var status, var retryAfter):
                TurnAway(http.Response, status, retryAfter);
                break;

            default:
                throw new UnreachableException("A delivery is granted, malformed or turned away");
        }
    }

    private async Task<TurnAnswer> TurnAsync(Delivery delivery)
    {
        using var deadline = new CancellationTokenSource(TurnPatience, time);
        try
        {
            return await take(delivery, deadline.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The message of an exception may hold what people wrote; its type and place do not.
            TurnFailed(delivery.Activity.Type, delivery.Activity.Conversation?.Id, e.GetType().Name, e.StackTrace);
            return NotNow;
        }
    }

    private static async Task AnswerAsync(HttpResponse response, TurnAnswer answer)
    {
        switch (answer)
        {
            case TurnAnswer.Accepted:
                response.StatusCode = StatusCodes.Status200OK;
                break;

            case TurnAnswer.Invoked(var json):
                await WriteAsync(response, StatusCodes.Status200OK, json);
                break;

            case TurnAnswer.Busy(var retryAfter):
                TurnAway(response, StatusCodes.Status503ServiceUnavailable, retryAfter);
                break;

            default:
                throw new UnreachableException("A turn is accepted, invoked or busy");
        }
    }

    private static void TurnAway(HttpResponse response, int status, TimeSpan? retryAfter)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";

        if (retryAfter is { } pause)
        {
            response.Headers.RetryAfter =
                Math.Max(1, Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private Task RefuseAsync(HttpResponse response, string reason)
    {
        ActivityRefused(reason);
        return WriteAsync(response, StatusCodes.Status400BadRequest, RawJson.Object(json =>
        {
            json.WriteStartObject("error");
            json.WriteString("code", "BadArgument");
            json.WriteString("message", reason);
            json.WriteEndObject();
        }));
    }

    private static async Task WriteAsync(HttpResponse response, int status, ReadOnlyMemory<byte> json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json);
    }

    [LoggerMessage(LogLevel.Warning, "An activity was refused: {Reason}")]
    private partial void ActivityRefused(string reason);

    [LoggerMessage(LogLevel.Error, "The turn of a {Type} in {Conversation} failed with {Failure}\n{Place}")]
    private partial void TurnFailed(string type, string? conversation, string failure, string? place);
}
