using Microsoft.Identity.Client;

namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>The library speaks to Entra over the same guarded wire as everything else here.</summary>
internal sealed class EntraHttp(HttpClient http) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => http;
}
