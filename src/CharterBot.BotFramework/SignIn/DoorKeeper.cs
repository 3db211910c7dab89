using System.Net;
using System.Security.Claims;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn.Incoming;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CharterBot.BotFramework.SignIn;

/// <summary>The one place that decides whose deliveries are let in. What it does not know stays outside.</summary>
internal sealed partial class DoorKeeper(
    IOptions<BotFrameworkOptions> options,
    IHostEnvironment environment,
    Cloud cloud,
    RoomSecret room,
    Strangers strangers,
    TimeProvider time,
    ILogger<DoorKeeper> logger)
{
    public void Open()
    {
        if (options.Value.DangerouslyAllowAnonymous)
            AnybodyComesIn();
    }

    /// <summary>In this order: token, size, signature, shape, what the token is good for, service address.</summary>
    public async Task<Admission> AdmitAsync(HttpContext http)
    {
        var token = await http.AuthenticateAsync(IncomingTokenHandler.SchemeName);
        if (token.Failure is NoKeysException { RetryAfter: var retryAfter })
            return new Admission.TurnedAway(StatusCodes.Status503ServiceUnavailable, retryAfter);

        if (token.Failure is { Message: var reason })
            return TurnAway(http, LogLevel.Warning, reason);

        if (!token.Succeeded && !IsFromHere(http))
            return TurnAway(http, LogLevel.Information, "no token");

        var (body, status) = await DeliveryBody.ReadAsync(http, time);
        if (body is null)
            return new Admission.TurnedAway(status);

        var local = token.Succeeded ? null : Local(http.Request.Headers, body);
        if (!token.Succeeded && local is null)
            return TurnAway(http, LogLevel.Information, "neither a token nor a signature of the room");

        return ActivityReader.Read(body) switch
        {
            ActivityReading.Refused refused => new Admission.Malformed(refused.Reason),
            ActivityReading.WellFormed(var activity) =>
                local is null ? Remote(token.Principal!, activity) : Admit(activity, local, allowLoopback: true),
            _ => throw new UnreachableException("A body is well-formed or refused"),
        };
    }

    private bool IsFromHere(HttpContext http) =>
        environment.IsDevelopment() && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);

    /// <summary>Who speaks on this very machine, in Development.</summary>
    private SignedIn? Local(IHeaderDictionary headers, ReadOnlySpan<byte> body) => headers.Authorization switch
    {
        { Count: 0 } => MayBeAnonymous(headers) ? new SignedIn.Anonymous() : null,
        { Count: 1 } one => IsRooms(one, body) ? new SignedIn.Room() : null,
        _ => null,
    };

    /// <summary>A tunnel or a web page also speaks from loopback, but for somebody else, and says so.</summary>
    private bool MayBeAnonymous(IHeaderDictionary headers) =>
        options.Value.DangerouslyAllowAnonymous &&
        headers.Origin.Count == 0 &&
        !headers.ContainsKey("Forwarded") &&
        !headers.ContainsKey("X-Forwarded-For") &&
        !headers.ContainsKey("X-Forwarded-Host");

    private bool IsRooms(StringValues authorization, ReadOnlySpan<byte> body) =>
        DeliverySignature.IsGenuine(room.Bytes, body, authorization, time.GetUtcNow());

    private Admission Remote(ClaimsPrincipal caller, Activity activity)
    {
        if (TokenTerms.Breach(caller, activity, options.Value) is var (status, reason))
        {
            TurnedAway(LogLevel.Warning, status, reason);
            return new Admission.TurnedAway(status);
        }

        var signedIn = new SignedIn.BotFramework(TokenTerms.TenantOf(activity)!);
        return Admit(activity, signedIn, allowLoopback: cloud.IsLocal);
    }

    private Admission Admit(Activity activity, SignedIn signedIn, bool allowLoopback) =>
        activity.ServiceUrl is { } address && !ServiceAddresses.IsTrusted(address, cloud, allowLoopback)
            ? new Admission.Malformed("serviceUrl is not an address that the bot may speak to")
            : new Admission.Granted(new Delivery(activity, signedIn));

    /// <summary>Who has no valid token is counted; over the count the log hears nothing more of it.</summary>
    private Admission.TurnedAway TurnAway(HttpContext http, LogLevel level, string reason)
    {
        if (strangers.AreTooMany(http.Connection.RemoteIpAddress))
            return new Admission.TurnedAway(StatusCodes.Status429TooManyRequests, TimeSpan.FromSeconds(1));

        TurnedAway(level, StatusCodes.Status401Unauthorized, reason);
        return new Admission.TurnedAway(StatusCodes.Status401Unauthorized);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "BotFramework:DangerouslyAllowAnonymous is on: whatever runs on this machine can speak for anybody")]
    private partial void AnybodyComesIn();

    [LoggerMessage("A delivery was turned away with {Status}: {Reason}")]
    private partial void TurnedAway(LogLevel level, int status, string reason);
}
