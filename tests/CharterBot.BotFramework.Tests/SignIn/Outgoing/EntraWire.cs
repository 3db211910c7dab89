using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CharterBot.BotFramework.Tests.SignIn.Outgoing;

/// <summary>Entra as the library sees it: the token endpoint's answers, good or a refusal by its code.</summary>
internal sealed class EntraWire : HttpMessageHandler
{
    public const string Correlation = "77777777-7777-4777-8777-777777777777";

    public ConcurrentQueue<(Uri Address, IReadOnlyDictionary<string, string> Form)> Asked { get; } = [];

    public string? RefuseWith { get; set; }

    public Func<HttpResponseMessage>? Instead { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(await request.Content!.ReadAsStringAsync(cancellationToken));
        var form = await reader.ReadFormAsync(cancellationToken);
        Asked.Enqueue((request.RequestUri!, form.ToDictionary(field => field.Key, field => field.Value.ToString())));
        return Instead?.Invoke() ?? (RefuseWith is { } code ? Refusal(code) : Token());
    }

    private HttpResponseMessage Token() => Json(HttpStatusCode.OK, new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = 3_599,
        ["access_token"] = $"token {Asked.Count}",
    });

    private static HttpResponseMessage Refusal(string code) => Json(HttpStatusCode.Unauthorized, new()
    {
        ["error"] = "invalid_client",
        ["error_description"] =
            $"AADSTS{code}: words of Entra about a secret 'hunter2'. Trace ID: 1 Correlation ID: {Correlation}",
        ["error_codes"] = new JsonArray(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)),
        ["correlation_id"] = Correlation,
    });

    private static HttpResponseMessage Json(HttpStatusCode status, JsonObject body) =>
        new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}
