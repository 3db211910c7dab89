using System.Reflection;

namespace CharterBot.About;

/// <summary>
/// The page that the app's details in Microsoft Teams link to unless the package names others: what the bot is, what it
/// stores, on which terms. Public and without sign-in, because it is read before the app is added.
/// </summary>
internal static class AboutSetup
{
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    extension(WebApplication app)
    {
        public void MapAbout()
        {
            var page = Page();
            app.MapMethods("/about", [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                return Results.Bytes(page, "text/html; charset=utf-8");
            });
        }
    }

    private static byte[] Page()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("about.html")!;
        var page = new byte[stream.Length];
        stream.ReadExactly(page);
        return page;
    }
}
