using System.Globalization;

namespace CharterBot.Tab;

/// <summary>What the tab says when it shows no charter.</summary>
internal static class TabAnswer
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    /// <summary>The same words whether there is no such charter or the reader is no member of its place.</summary>
    public static IResult NotThere() => Of(
        StatusCodes.Status404NotFound, "NotFound", "There is no such charter here, or it is not yours to read.");

    public static IResult Unusable() =>
        Of(StatusCodes.Status400BadRequest, "BadArgument", "The channel or the thread is missing or too long.");

    public static IResult ComeBack(string words) => new Delayed(Of(
        StatusCodes.Status503ServiceUnavailable, "ComeBack", words));

    private static IResult Of(int status, string code, string message) =>
        Results.Json(new TabFault(code, message), TabJson.Default.TabFault, statusCode: status);

    private sealed class Delayed(IResult answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter =
                Later.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
