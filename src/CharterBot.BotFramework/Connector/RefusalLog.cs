using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// Writes down what the connector refuses, with the mark (MS-CV) by which the platform's support finds the call.
/// Neither the body nor the token is ever read here.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> logger) : DelegatingHandler
{
    private const string Mark = "MS-CV";
    private const int LongestMark = 100;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            Refused(request.Method, (int)response.StatusCode, MarkOf(response.Headers));
        return response;
    }

    /// <summary>What stands in a log is short and of plain letters, whoever answered.</summary>
    private static string MarkOf(HttpResponseHeaders headers) =>
        headers.TryGetValues(Mark, out var marks) && marks.FirstOrDefault() is { Length: <= LongestMark } mark &&
        mark.All(letter => letter is > ' ' and <= '~')
            ? mark
            : "none";

    [LoggerMessage(LogLevel.Information, "The connector answered a {Method} with {Status}, MS-CV {Mark}")]
    private partial void Refused(HttpMethod method, int status, string mark);
}
