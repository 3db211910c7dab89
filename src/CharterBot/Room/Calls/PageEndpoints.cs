using System.Globalization;
using System.Text;
using CharterBot.Room.Connector;
using CharterBot.Room.History;
using CharterBot.Room.Live;

namespace CharterBot.Room.Calls;

/// <summary>What the page asks for. Every call but joining names the person, as <c>?person=</c>.</summary>
internal sealed class PageEndpoints(
    People people, Threads threads, Messages messages, RoomEvents events, IHostApplicationLifetime lifetime)
{
    private const string Api = "/room/api";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Api);
        api.MapPost("/join", (JoinCall call, PageEndpoints own) => own.Join(call));
        api.MapGet("/room", (string person, PageEndpoints own) => own.View(person));
        api.MapGet("/messages", (string person, string conversation, PageEndpoints own) =>
            own.Messages(person, conversation));
        api.MapPost("/channels", (string person, ChannelCall call, PageEndpoints own) => own.Open(person, call));
        api.MapPost("/read", (string person, ReadCall call, PageEndpoints own) => own.MarkRead(person, call));
        api.MapGet("/charter", (string person, string conversation, PageEndpoints own, IServiceProvider services,
            CancellationToken token) => own.CharterAsync(person, conversation, Source(services), token));
        api.MapGet("/charter.md", (string person, string conversation, PageEndpoints own, IServiceProvider services,
            CancellationToken token) => own.DownloadAsync(person, conversation, Source(services), token));
        api.MapGet("/events", (string person, HttpRequest request, PageEndpoints own) => own.Listen(person, request));
    }

    public static IResult Stranger() =>
        ConnectorError.Of(StatusCodes.Status401Unauthorized, "UnknownPerson", "Join the room first.");

    public static IResult NoSuchPlace() =>
        ConnectorError.Of(StatusCodes.Status404NotFound, "NotFound", "There is no such conversation.");

    private static CharterOfConversation? Source(IServiceProvider services) =>
        services.GetService<CharterOfConversation>();

    private IResult Join(JoinCall call) => Person.Named(call.Name) is { } person
        ? Results.Json(people.Join(person), RoomJson.Default.Person)
        : ConnectorError.Of(
            StatusCodes.Status400BadRequest,
            "BadName",
            $"A name has 1 to {Person.LongestName} characters and no <, > or @.");

    private IResult View(string id) => people.Find(id) is { } me && me != Person.Bot
        ? Results.Json(
            new RoomView(me, me.PersonalConversation, Person.Bot, people.All(), people.Channels(), threads.For(me)),
            RoomJson.Default.RoomView)
        : Stranger();

    private IResult Messages(string id, string conversation)
    {
        if (people.Find(id) is not { } me)
            return Stranger();
        return MayRead(me, conversation)
            ? Results.Json(new(conversation, messages.Of(conversation)), RoomJson.Default.ConversationView)
            : NoSuchPlace();
    }

    private IResult Open(string id, ChannelCall call)
    {
        if (people.Find(id) is null)
            return Stranger();

        var name = call.Name.Trim();
        return name.Length is 0 or > 60 || name.Any(char.IsControl)
            ? ConnectorError.Of(StatusCodes.Status400BadRequest, "BadName", "A channel's name has 1 to 60 characters.")
            : Results.Json(people.Open(name), RoomJson.Default.RoomChannel);
    }

    private IResult MarkRead(string id, ReadCall call)
    {
        if (people.Find(id) is not { } me)
            return Stranger();
        if (!long.TryParse(call.Upto, NumberStyles.None, CultureInfo.InvariantCulture, out var upto))
            return ConnectorError.Of(StatusCodes.Status400BadRequest, "BadSyntax", "upto is a message id.");

        people.MarkRead(me, new ReadMark(call.Conversation, upto));
        return Results.NoContent();
    }

    private async Task<IResult> CharterAsync(
        string id, string conversation, CharterOfConversation? source, CancellationToken cancellationToken)
    {
        if (people.Find(id) is not { } me)
            return Stranger();
        if (!MayRead(me, conversation))
            return NoSuchPlace();

        var charter = source is null ? null : await source(conversation, cancellationToken);
        if (charter is not null)
            threads.Entitle(conversation, charter.Name);
        return Results.Json(new(charter), RoomJson.Default.CharterView);
    }

    private async Task<IResult> DownloadAsync(
        string id, string conversation, CharterOfConversation? source, CancellationToken cancellationToken)
    {
        if (people.Find(id) is not { } me)
            return Stranger();
        if (!MayRead(me, conversation) || source is null ||
            await source(conversation, cancellationToken) is not { } charter)
        {
            return NoSuchPlace();
        }

        var slug = Slug.Of(charter.Name);
        return Results.File(
            Encoding.UTF8.GetBytes(charter.Markdown),
            "text/markdown; charset=utf-8",
            (slug.Length == 0 ? "charter" : slug) + ".md");
    }

    private IResult Listen(string id, HttpRequest request)
    {
        if (people.Find(id) is not { } me)
            return Stranger();

        return TypedResults.ServerSentEvents(
            events.ListenAsync(me, request.Headers["Last-Event-ID"], lifetime.ApplicationStopping));
    }

    private static bool MayRead(Person me, string conversation) =>
        !Place.Parse(conversation).IsPersonal || conversation == me.PersonalConversation;
}
