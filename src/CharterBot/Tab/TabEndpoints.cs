using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CharterBot.Storage;
using CharterBot.Tab.Reading;
using CharterBot.Tab.SignIn;
using CharterBot.Tab.View;

namespace CharterBot.Tab;

/// <summary>What the tab's pages ask for, once the reader's token is good.</summary>
internal static class TabEndpoints
{
    private const int LongestChannel = 300;
    private const int LongestThread = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(TabSetup.Api)
            .RequireAuthorization(ReaderToken.Policy)
            .AddEndpointFilter(WithoutStoreAsync);
        api.MapGet("/charters", ListAsync);
        api.MapGet("/charter", ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, string? channel, PinnedCharters charters, CancellationToken cancellationToken)
    {
        if (!IsUsable(channel, LongestChannel))
            return TabAnswer.Unusable();

        return await charters.ListAsync(Reader.Of(user), channel, cancellationToken) switch
        {
            Admission<ChannelList>.Granted(var list) => Json(ChannelView.Of(list)),
            Admission<ChannelList>.NotThere => Json(ChannelView.Nothing),
            Admission<ChannelList>.NotNow => NotNow(),
            var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal user,
        string? channel,
        string? thread,
        string? version,
        HttpContext http,
        PinnedCharters charters,
        CancellationToken cancellationToken)
    {
        if (!IsUsable(channel, LongestChannel) || !IsUsable(thread, LongestThread))
            return TabAnswer.Unusable();

        return await charters.FindAsync(Reader.Of(user), channel, thread, cancellationToken) switch
        {
            Admission<PinnedThread>.Granted(var found) =>
                await OpenAsync(found, version, http, charters, cancellationToken),
            Admission<PinnedThread>.NotThere => TabAnswer.NotThere(),
            Admission<PinnedThread>.NotNow => NotNow(),
            var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<IResult> OpenAsync(
        PinnedThread found,
        string? version,
        HttpContext http,
        PinnedCharters charters,
        CancellationToken cancellationToken)
    {
        var tag = Tag(found);
        if (http.Request.Headers.IfNoneMatch == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);

        if (await charters.LoadAsync(found, cancellationToken) is not { } charter ||
            CharterView.Of(charter, version) is not { } page)
        {
            return TabAnswer.NotThere();
        }

        http.Response.Headers.ETag = tag;
        return Results.Json(page, TabJson.Default.CharterPage);
    }

    /// <summary>Names the thread's state and this build, which decides what is made of it.</summary>
    private static string Tag(PinnedThread found)
    {
        var state = $"{found.ETag} {typeof(CharterPage).Module.ModuleVersionId}";
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 16))}\"";
    }

    private static bool IsUsable([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? id, int longest) =>
        id is { Length: > 0 } && id.Length <= longest;

    private static IResult Json(ChannelPage page) => Results.Json(page, TabJson.Default.ChannelPage);

    private static IResult NotNow() => TabAnswer.ComeBack("Microsoft Teams cannot be asked now who is a member here.");

    private static async ValueTask<object?> WithoutStoreAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException)
        {
            return TabAnswer.ComeBack("The charters cannot be read now.");
        }
    }
}
