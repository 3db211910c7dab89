using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Http;

namespace CharterBot.Tests.Room;

/// <summary>Stands in for the bot: checks signatures, writes down what it hears, answers as told.</summary>
internal sealed class StubBot : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<JsonObject> _heard = Channel.CreateUnbounded<JsonObject>();
    private readonly HttpClient _http = new();

    public Func<JsonObject, (HttpStatusCode Status, JsonNode? Body)> Answer { get; set; } =
        _ => (HttpStatusCode.OK, null);

    public int Unsigned { get; private set; }

    public static JsonNode Sample(string name) => JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Room", "Samples", name + ".json")))!;

    public static JsonObject WithCard(string sample, string summary) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(Attachment(sample)),
    };

    public static JsonObject Attachment(string sample) => new()
    {
        ["contentType"] = "application/vnd.microsoft.card.adaptive",
        ["content"] = Sample(sample),
    };

    public async Task<IResult> TakeAsync(HttpRequest request, RoomSecret secret, TimeProvider time)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (!DeliverySignature.IsGenuine(secret.Bytes, body.ToArray(), request.Headers.Authorization, time.GetUtcNow()))
        {
            Unsigned++;
            return Results.Unauthorized();
        }

        var activity = JsonNode.Parse(body.ToArray())!.AsObject();
        var (status, answer) = Answer(activity);
        _heard.Writer.TryWrite(activity);
        return answer is null
            ? Results.StatusCode((int)status)
            : Results.Text(answer.ToJsonString(), "application/json", statusCode: (int)status);
    }

    /// <summary>The next activity that is heard; fails after ten seconds of silence.</summary>
    public async Task<JsonObject> HearAsync(CancellationToken cancellationToken) =>
        await _heard.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    public bool HeardMore => _heard.Reader.TryPeek(out _);

    public Task<HttpResponseMessage> PostAsync(
        JsonObject to, JsonObject activity, CancellationToken cancellationToken) =>
        _http.PostAsJsonAsync(Activities(to), activity, cancellationToken);

    public Task<HttpResponseMessage> PutAsync(
        JsonObject to, string id, JsonObject activity, CancellationToken cancellationToken) =>
        _http.PutAsJsonAsync($"{Activities(to)}/{id}", activity, cancellationToken);

    public async Task<string> ShowAsync(JsonObject to, JsonObject activity, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(to, activity, cancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        var id = body!["id"]!.GetValue<string>();
        Assert.True(long.Parse(id, CultureInfo.InvariantCulture) > 1_700_000_000_000);
        return id;
    }

    public static string Activities(JsonObject to) =>
        $"{to["serviceUrl"]}v3/conversations/" +
        $"{Uri.EscapeDataString(to["conversation"]!["id"]!.GetValue<string>())}/activities";

    public void Dispose() => _http.Dispose();
}
