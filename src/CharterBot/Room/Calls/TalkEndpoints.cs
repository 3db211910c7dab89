using System.Net.Mime;
using CharterBot.Room.Connector;
using CharterBot.Room.Delivery;
using CharterBot.Room.History;

namespace CharterBot.Room.Calls;

/// <summary>What people say and press. Words are kept and delivered later; a press waits for its answer.</summary>
internal sealed class TalkEndpoints(
    People people, Messages messages, Outbox outbox, RoomDatabase database, BotDoor door, TimeProvider time)
{
    private const int LongestText = 28_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/room/api");
        api.MapPost("/posts", (string person, PostCall call, TalkEndpoints own) => own.Post(person, call));
        api.MapPost("/edit", (string person, EditCall call, TalkEndpoints own) => own.Edit(person, call));
        api.MapPost("/delete", (string person, DeleteCall call, TalkEndpoints own) => own.Delete(person, call));
        api.MapPost("/submit", (string person, SubmitCall call, TalkEndpoints own) => own.Submit(person, call));
        api.MapPost("/invoke", (string person, InvokeCall call, TalkEndpoints own, CancellationToken token) =>
            own.InvokeAsync(person, call, token));
    }

    private IResult Post(string id, PostCall call)
    {
        if (people.Find(id) is not { } me)
            return PageEndpoints.Stranger();
        if (!Exists(me, call.Conversation, out var channel))
            return PageEndpoints.NoSuchPlace();
        if (Objection(call.Text) is { } objection)
            return objection;

        var draft = new Message(
            0, call.Conversation, me.Id, me.Name, call.Text, null, Mentions(call.Text, call.Mentions), []);
        var added = messages.Add(draft, message => Activities.Said(message, me, channel, call.Clock));
        people.MarkRead(me, new ReadMark(added.Conversation, added.Id));
        return Results.Json(added, RoomJson.Default.Message);
    }

    private IResult Edit(string id, EditCall call)
    {
        if (people.Find(id) is not { } me)
            return PageEndpoints.Stranger();
        if (Objection(call.Text) is { } objection)
            return objection;
        if (Own(me, call.Message, out var channel) is not { } known)
            return NotYours();

        var changed = known with
        {
            Text = call.Text,
            Mentions = Mentions(call.Text, call.Mentions),
            Edited = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        messages.Change(changed, message => Activities.Edited(message, me, channel, call.Clock));
        return Results.Json(changed, RoomJson.Default.Message);
    }

    private IResult Delete(string id, DeleteCall call)
    {
        if (people.Find(id) is not { } me)
            return PageEndpoints.Stranger();
        if (Own(me, call.Message, out var channel) is not { } known)
            return NotYours();

        var deleted = known with { Text = "", Mentions = [], Deleted = true };
        messages.Change(deleted, message => Activities.Deleted(message, me, channel, call.Clock));
        return Results.Json(deleted, RoomJson.Default.Message);
    }

    private IResult Submit(string id, SubmitCall call)
    {
        if (people.Find(id) is not { } me)
            return PageEndpoints.Stranger();
        if (Card(me, call.Message, out var channel) is not { } card)
            return PageEndpoints.NoSuchPlace();

        outbox.Add(
            card.Conversation, Activities.Submitted(database.NextId(), card, call.Value, me, channel, call.Clock));
        return Results.Accepted();
    }

    private async Task<IResult> InvokeAsync(string id, InvokeCall call, CancellationToken cancellationToken)
    {
        if (people.Find(id) is not { } me)
            return PageEndpoints.Stranger();
        if (Card(me, call.Message, out var channel) is not { } card)
            return PageEndpoints.NoSuchPlace();

        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var invoke = Activities.Invoked(
                database.NextId(), card, call.Name, call.Value, me, channel, call.Clock);
            using var answer = await door.KnockAsync(invoke, either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            return Results.Text(body, MediaTypeNames.Application.Json, statusCode: (int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return ConnectorError.Of(StatusCodes.Status503ServiceUnavailable, "BotAway", "The bot cannot be reached.");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return ConnectorError.Of(StatusCodes.Status504GatewayTimeout, "BotSlow", "The bot did not answer in time.");
        }
    }

    private bool Exists(Person me, string conversation, out RoomChannel? channel)
    {
        var place = Place.Parse(conversation);
        channel = people.Channels().FirstOrDefault(c => c.Id == place.Id);
        return channel is null
            ? conversation == me.PersonalConversation
            : place.Root is null || messages.Of(conversation).Count > 0;
    }

    private Message? Own(Person me, string id, out RoomChannel? channel)
    {
        channel = null;
        return messages.Find(id) is { Deleted: false } found && found.AuthorId == me.Id &&
            Exists(me, found.Conversation, out channel) ? found : null;
    }

    private Message? Card(Person me, string id, out RoomChannel? channel)
    {
        channel = null;
        return messages.Find(id) is { Deleted: false, IsBot: true } found &&
            Exists(me, found.Conversation, out channel) ? found : null;
    }

    /// <summary>Only people that exist and whose markup is there: typed markup alone mentions nobody.</summary>
    private IReadOnlyList<Mention> Mentions(string text, IReadOnlyList<string> ids) =>
    [
        .. ids.Distinct()
            .Select(people.Find)
            .OfType<Person>()
            .Select(p => new Mention(p.Id, p.Name, $"<at>{p.Name}</at>"))
            .Where(m => text.Contains(m.Text, StringComparison.Ordinal)),
    ];

    private static IResult? Objection(string text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText
        ? ConnectorError.Of(
            StatusCodes.Status400BadRequest, "BadText", $"A message has 1 to {LongestText} characters.")
        : null;

    private static IResult NotYours() => ConnectorError.Of(
        StatusCodes.Status403Forbidden, "NotYours", "Only your own messages can be changed.");
}
