using CharterBot.Tab.SignIn;

namespace CharterBot.Tab;

/// <summary>
/// What the browser is told about every answer below /tab: nothing from elsewhere runs or loads in it, and only the
/// clients of Microsoft 365 may hold it in a frame. An X-Frame-Options would forbid them too.
/// </summary>
internal sealed class TabHeaders(Entra entra)
{
    // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
    private const string Frames =
        "https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft " +
        "https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com " +
        "https://outlook-sdf.office.com https://outlook-sdf.office365.com";

    private const string GovernmentFrames = " https://teams.microsoft.us https://*.teams.microsoft.us";

    private readonly string _policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors " + Frames +
        (entra.IsUsGovernment ? GovernmentFrames : "");

    public static bool Cover(HttpContext context) =>
        context.Request.Path.StartsWithSegments(TabSetup.Root, StringComparison.OrdinalIgnoreCase);

    public static bool CoverApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments(TabSetup.Api, StringComparison.OrdinalIgnoreCase);

    public Task SetAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = CoverApi(context) ? "no-store" : "no-cache";
        return next(context);
    }
}
