using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.Room.Delivery;

/// <summary>The one way from the room to the bot: a signed POST to this process's own address.</summary>
internal sealed class BotDoor(RoomAddress address, RoomSecret secret, TimeProvider time) : IDisposable
{
    // No proxy and no redirects: a delivery never leaves the machine, whatever the surroundings are set to.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<HttpResponseMessage> KnockAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        activity["serviceUrl"] = address.Connector;
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, RoomJson.Default.JsonObject);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address.Own, "api/messages"));
        request.Content = content;
        request.Headers.TryAddWithoutValidation(
            "Authorization", DeliverySignature.Sign(secret.Bytes, body, time.GetUtcNow()));
        return await _http.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
