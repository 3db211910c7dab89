using System.Net;
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
    RoomSecret room,
    TimeProvider time,
    ILogger<DoorKeeper> logger)
{
    public void Open()
    {
        if (options.Value.DangerouslyAllowAnonymous)
            AnybodyComesIn();
    }

    /// <summary>Who signed this delivery, or null: then it gets 401 and not a word more.</summary>
    public SignedIn? Admit(IHeaderDictionary headers, ReadOnlySpan<byte> body, IPAddress? from)
    {
        var isFromHere = environment.IsDevelopment() && from is not null && IPAddress.IsLoopback(from);
        return headers.Authorization switch
        {
            { Count: 0 } => isFromHere && MayBeAnonymous(headers) ? new SignedIn.Anonymous() : null,
            { Count: 1 } one => isFromHere && IsRooms(one, body) ? new SignedIn.Room() : null,
            _ => null,
        };
    }

    /// <summary>A tunnel or a web page also speaks from loopback, but for somebody else, and says so.</summary>
    private bool MayBeAnonymous(IHeaderDictionary headers) =>
        options.Value.DangerouslyAllowAnonymous &&
        headers.Origin.Count == 0 &&
        !headers.ContainsKey("Forwarded") &&
        !headers.ContainsKey("X-Forwarded-For") &&
        !headers.ContainsKey("X-Forwarded-Host");

    private bool IsRooms(StringValues authorization, ReadOnlySpan<byte> body) =>
        DeliverySignature.IsGenuine(room.Bytes, body, authorization, time.GetUtcNow());

    [LoggerMessage(
        LogLevel.Warning,
        "BotFramework:DangerouslyAllowAnonymous is on: whatever runs on this machine can speak for anybody")]
    private partial void AnybodyComesIn();
}
