using System.Net;

namespace CharterBot.Room;

/// <summary>
/// The room has no sign-in, so only this machine's own people may reach it: loopback connections that no proxy or
/// tunnel forwarded, a Host name that cannot be rebound by DNS, and no writes started by a foreign web page.
/// </summary>
internal static class RoomGuard
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];

    public static bool Covers(HttpContext context) =>
        context.Request.Path == "/" ||
        context.Request.Path.StartsWithSegments("/room", StringComparison.OrdinalIgnoreCase);

    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (Objection(context) is { } objection)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync(objection, context.RequestAborted);
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await next(context);
    }

    private static string? Objection(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
            return "The room answers only this machine.";
        if (Forwarded.Any(request.Headers.ContainsKey))
            return "The room answers no forwarded requests.";
        if (request.Host.Host.ToLowerInvariant() is not ("localhost" or "127.0.0.1" or "[::1]"))
            return "The room answers only to localhost, 127.0.0.1 and [::1].";

        var opensThePage = HttpMethods.IsGet(request.Method) && request.Path == "/";
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (!opensThePage && site is not ("" or "same-origin" or "none"))
            return "The room answers no other web pages.";

        // A foreign page can only send JSON after a preflight, which nobody here answers.
        var writes = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method);
        return writes && !request.HasJsonContentType() ? "The room takes application/json only." : null;
    }
}
