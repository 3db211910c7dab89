using System.Net;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.Channels;
using CharterBot.Channels.Teams;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Channels.Teams.Cards.Dialogs;
using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Channels.Teams.Fuzzing;

/// <summary>
/// The whole way of a body to the changes of rows that it leads to: the real endpoint without a listener, then what is
/// understood, the command, what is decided and drawn. Whatever is thrown on the way is kept: the endpoint would hide
/// it.
/// </summary>
internal sealed class FuzzedDoor : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 40, 0, TimeSpan.Zero);

    private static readonly ThreadState[] States =
    [
        new(),
        State(Scene.Started()),
        State(Scene.Discussed()),
        State(Scene.Drafted()),
        State(Scene.Reviewing()),
        State(Scene.Published()),
    ];

    private readonly WebApplication _app;
    private readonly RequestDelegate _endpoint;
    private readonly AsyncLocal<Walk> _walk = new();

    /// <summary>One body on its way.</summary>
    private sealed class Walk(int scene)
    {
        public ThreadState State { get; } = States[scene % States.Length];

        public Exception? Thrown { get; set; }

        public string Reached { get; set; } = "refused";
    }

    public FuzzedDoor()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["BotFramework:DangerouslyAllowAnonymous"] = "true";
        builder.Logging.ClearProviders();
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<TakeActivity>((delivery, _) => Task.FromResult<TurnAnswer>(Take(delivery)));
        _app = builder.Build();
        _app.MapMessages("/api/messages");
        _endpoint = ((IEndpointRouteBuilder)_app).DataSources
            .SelectMany(source => source.Endpoints)
            .Single()
            .RequestDelegate!;
    }

    /// <summary>How far the body came, and what broke: nothing should.</summary>
    public async Task<(string Reached, Exception? Thrown)> SendAsync(byte[] body, int scene)
    {
        var walk = _walk.Value = new(scene);
        await using var scope = _app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Path, http.Request.Body) = ("POST", "/api/messages", new MemoryStream(body));
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        try
        {
            await _endpoint(http);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            walk.Thrown ??= e;
        }

        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            walk.Thrown ??= new InvalidOperationException($"The answer was {http.Response.StatusCode}.");
        return (walk.Reached, walk.Thrown);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static ThreadState State(Scene scene)
    {
        var state = new ThreadState();
        var place = new Place("msteams", "https://smba.trafficmanager.net/emea/", "19:c");
        state.Adopt(new(RowSchema.Current, 1, place, [], []), "1", scene.Charter);
        return state;
    }

    private TurnAnswer.Accepted Take(Delivery delivery)
    {
        var walk = _walk.Value!;
        try
        {
            walk.Reached = "read";
            Refresh(delivery, walk.State.Charter);
            BotAdded.Where(delivery);
            var understood = Understanding.Of(delivery);
            walk.Reached = understood.GetType().Name;
            Follow(understood, walk.State);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            walk.Thrown = e;
        }

        return new TurnAnswer.Accepted();
    }

    private static void Refresh(Delivery delivery, Charter? charter)
    {
        if (Interaction.Of(delivery.Activity) is Interaction.CardAction action &&
            CardReading.Refresh(action.Data) is var (named, card, _))
        {
            ThreadKey.RootIn(named);
            if (charter?.Shown.Contains(card) == true)
                CardDrawing.Draw(charter, card, viewer: new PersonId(delivery.Activity.From?.Id ?? ""));
        }
    }

    private static void Follow(Understood understood, ThreadState state)
    {
        switch (understood)
        {
            case Understood.Turn turn:
                Decide(turn, state);
                break;
            case Understood.Form form:
                Dialogs.Open(state.Charter, form.Dialog, form.By.Id);
                BatchLimits.CheckKey(form.Thread.Partition);
                break;
            case Understood.MessageForm form when state.Charter is { } charter:
                UseForm.Draw(charter, form.Message);
                break;
        }
    }

    private static void Decide(Understood.Turn understood, ThreadState state)
    {
        var arrival = understood.Arrival;
        var turn = new Turn(arrival.Thread, state, Now);
        var taken = turn.Take(arrival);
        if (turn.Stumbles is [var stumble, ..])
            throw new InvalidOperationException("A delivery could not be decided.", stumble);

        if (!turn.IsEmpty)
        {
            turn.Head();
            BatchLimits.Check(arrival.Thread.Partition, turn.Changes);
        }

        foreach (var reply in taken.Replies)
            Phrases.Of(reply, taken.Charter, arrival.By);
        if (understood.SentIn is { } form)
            AgainForm.Draw(taken.Charter, form, "why");
    }
}
