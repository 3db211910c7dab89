using System.Buffers;
using System.Globalization;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Messages;

/// <summary>The door: size, signature, shape, service address, and only then the bot.</summary>
internal sealed partial class MessagesEndpoint(
    DoorKeeper door, TakeActivity take, TimeProvider time, ILogger<MessagesEndpoint> logger)
{
    private static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(15);
    private static readonly TurnAnswer NotNow = new TurnAnswer.Busy(TimeSpan.FromSeconds(2));

    public async Task TakeAsync(HttpContext http)
    {
        if (await BodyAsync(http) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (door.Admit(http.Request.Headers, body, http.Connection.RemoteIpAddress) is not { } signedIn)
        {
            DeliveryTurnedAway();
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        switch (ActivityReader.Read(body))
        {
            case ActivityReading.Refused refused:
                await RefuseAsync(http.Response, refused.Reason);
                break;

            case ActivityReading.WellFormed({ ServiceUrl: { } address }) when !MayBeAnswered(address, signedIn):
                await RefuseAsync(http.Response, "serviceUrl is not an address that the bot may speak to");
                break;

            case ActivityReading.WellFormed(var activity):
                await AnswerAsync(http.Response, await TurnAsync(new Delivery(activity, signedIn)));
                break;

            default:
                throw new UnreachableException("A body is well-formed or refused");
        }
    }

    /// <summary>Null when it is too long. Never reads on to find out how much too long.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > ActivityReader.LongestBody)
            return null;

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            var isTooLong = read.Buffer.Length > ActivityReader.LongestBody;
            if (isTooLong || read.IsCompleted)
            {
                // A reader that is left in the middle of a read costs the caller the answer.
                var body = isTooLong ? null : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool MayBeAnswered(string serviceUrl, SignedIn signedIn) =>
        ServiceAddresses.IsTrusted(serviceUrl, allowLoopback: signedIn is SignedIn.Room or SignedIn.Anonymous);

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
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter =
                    Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                break;

            default:
                throw new UnreachableException("A turn is accepted, invoked or busy");
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

    [LoggerMessage(LogLevel.Information, "A delivery without a valid signature was turned away")]
    private partial void DeliveryTurnedAway();

    [LoggerMessage(LogLevel.Warning, "An activity was refused: {Reason}")]
    private partial void ActivityRefused(string reason);

    [LoggerMessage(LogLevel.Error, "The turn of a {Type} in {Conversation} failed with {Failure}\n{Place}")]
    private partial void TurnFailed(string type, string? conversation, string failure, string? place);
}
