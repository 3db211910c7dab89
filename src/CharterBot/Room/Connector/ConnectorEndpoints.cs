using System.Globalization;
using System.Text.Json.Nodes;
using CharterBot.Room.History;
using CharterBot.Room.Live;

namespace CharterBot.Room.Connector;

/// <summary>The part of the Bot Connector that the bot speaks to. What it acknowledges is on disk.</summary>
internal sealed class ConnectorEndpoints(Messages messages, People people, RoomEvents events)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/room/connector/v3/conversations/{conversation}");
        conversations.MapPost("/activities", (string conversation, HttpRequest request, ConnectorEndpoints own,
            CancellationToken token) => own.PostAsync(conversation, request, token));
        conversations.MapPost("/activities/{id}", (string conversation, string id, HttpRequest request,
            ConnectorEndpoints own, CancellationToken token) => own.ReplyAsync(conversation, id, request, token));
        conversations.MapPut("/activities/{id}", (string conversation, string id, HttpRequest request,
            ConnectorEndpoints own, CancellationToken token) => own.UpdateAsync(conversation, id, request, token));
        conversations.MapDelete("/activities/{id}", (string conversation, string id, ConnectorEndpoints own) =>
            own.Delete(conversation, id));
        conversations.MapGet("/members", (string conversation, ConnectorEndpoints own) => own.List(conversation));
        conversations.MapGet("/pagedmembers", (string conversation, ConnectorEndpoints own) => own.Page(conversation));
        conversations.MapGet("/members/{id}", (string conversation, string id, ConnectorEndpoints own) =>
            own.Member(conversation, id));
    }

    private async Task<IResult> PostAsync(string conversation, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!Exists(conversation))
            return Unknown("ConversationNotFound", "Conversation not found.");

        var (body, refusal) = await IncomingActivity.ReadAsync(request, cancellationToken);
        if (body is null)
            return refusal!;
        if (IncomingActivity.From(body) is not { } activity)
            return IncomingActivity.Malformed("The activity is malformed.");
        if (activity.Type == "typing")
            return ConnectorError.Json(StatusCodes.Status202Accepted, []);
        if (activity.Type != "message" || (activity.Text.Length == 0 && activity.Cards.Count == 0))
            return IncomingActivity.Malformed("Only messages with a text or an adaptive card are shown here.");

        var added = messages.Add(activity.In(conversation), _ => null);
        TellOfCharter(added.Conversation);
        return Acknowledged(StatusCodes.Status201Created, added.Id);
    }

    private async Task<IResult> ReplyAsync(
        string conversation, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        // Teams makes a reply by bare channel id a thread of its own; here it goes to the thread it answers.
        return Known(conversation, id) is { } answered
            ? await PostAsync(answered.Conversation, request, cancellationToken)
            : NoActivity();
    }

    private async Task<IResult> UpdateAsync(
        string conversation, string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var (body, refusal) = await IncomingActivity.ReadAsync(request, cancellationToken);
        if (body is null)
            return refusal!;
        if (IncomingActivity.From(body) is not { Type: "message" } activity)
            return IncomingActivity.Malformed("The activity is malformed.");
        if (Known(conversation, id) is not { IsBot: true } known)
            return NoActivity();

        messages.Change(activity.In(known.Conversation) with { Id = known.Id }, _ => null);
        TellOfCharter(known.Conversation);
        return Acknowledged(StatusCodes.Status200OK, known.Id);
    }

    private IResult Delete(string conversation, string id)
    {
        if (Known(conversation, id) is not { IsBot: true } known)
            return NoActivity();

        messages.Change(known with { Text = "", Summary = null, Mentions = [], Cards = [], Deleted = true }, _ => null);
        TellOfCharter(known.Conversation);
        return ConnectorError.Json(StatusCodes.Status200OK, []);
    }

    private IResult List(string conversation) => Exists(conversation)
        ? Results.Text(new JsonArray([.. In(conversation).Select(Draw)]).ToJsonString(), "application/json")
        : Unknown("ConversationNotFound", "Conversation not found.");

    private IResult Page(string conversation)
    {
        if (!Exists(conversation))
            return Unknown("ConversationNotFound", "Conversation not found.");

        var members = In(conversation);
        return ConnectorError.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["members"] = new JsonArray([.. members.Select(Draw)]),
            ["totalCount"] = members.Count,
        });
    }

    private IResult Member(string conversation, string id) =>
        Exists(conversation) && people.Find(id) is { } person && In(conversation).Contains(person)
            ? ConnectorError.Json(StatusCodes.Status200OK, Draw(person))
            : Unknown("MemberNotFoundInConversation", "Member not found in conversation");

    private bool Exists(string conversation)
    {
        var place = Place.Parse(conversation);
        return place.IsPersonal
            ? In(conversation).Count > 0
            : people.Channels().Any(c => c.Id == place.Id) &&
                (place.Root is not { } root || Known(conversation, Digits(root)) is not null);
    }

    /// <summary>A live message of this conversation; the bare channel id names all its threads, as in Teams.</summary>
    private Message? Known(string conversation, string id)
    {
        var place = Place.Parse(conversation);
        return messages.Find(id) is { } found &&
            (found.Conversation == conversation ||
                (place.Root is null && Place.Parse(found.Conversation).Id == place.Id)) &&
            (!found.Deleted || Digits(place.Root ?? 0) == id) ? found : null;
    }

    private IReadOnlyList<Person> In(string conversation) => Place.Parse(conversation).IsPersonal
        ? [.. people.All().Where(p => p.PersonalConversation == conversation)]
        : people.All();

    private void TellOfCharter(string conversation) => events.Publish(
        RoomEvents.CharterChanged, new ConversationNote(conversation), RoomJson.Default.ConversationNote, conversation);

    private static JsonObject Draw(Person person) => new()
    {
        ["id"] = person.Id,
        ["aadObjectId"] = person.ObjectId,
        ["name"] = person.Name,
        ["tenantId"] = Delivery.Activities.Tenant,
        ["userRole"] = "user",
    };

    private static IResult Acknowledged(int status, long id) =>
        ConnectorError.Json(status, new JsonObject { ["id"] = Digits(id) });

    private static IResult NoActivity() =>
        Unknown("ActivityNotFoundInConversation", "The activity was not found in this conversation.");

    private static IResult Unknown(string code, string message) =>
        ConnectorError.Of(StatusCodes.Status404NotFound, code, message);

    private static string Digits(long id) => id.ToString(CultureInfo.InvariantCulture);
}
