using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>The store is away, slow, or does not say what it did: nothing is acknowledged that is not saved.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private readonly FaultyStore _store = new();
    private FakeBotService _service = null!;
    private ChangedHost _bot = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await FakeBotService.StartAsync(Token);
        _bot = ChangedHost.Start(services => services.AddSingleton<ICharterStore>(_store));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_delivery_is_answered_with_503_and_has_its_one_effect_when_it_comes_again()
    {
        var thread = await BegunAsync();
        var before = await LogAsync();
        var message = thread.Message("Ben", "Nobody checks our maps.");

        _store.IsAway = true;
        using (var refused = await PostAsync(message))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await GetAsync("readyz"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("healthz"));
        Assert.Equal(before, await LogAsync());

        _store.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(message));
        Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(message));
        await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.");
        Assert.Equal(before.Count + 1, (await LogAsync()).Count);
        Assert.Equal(HttpStatusCode.OK, await GetAsync("readyz"));
    }

    [Fact]
    public async Task A_button_that_meets_a_store_that_is_away_does_nothing_and_works_afterwards()
    {
        var thread = _bot.Thread(_service, "1");
        await thread.SayAsync("Amina", "start Maps");
        var press = thread.Press("Ben", "I'm in", await thread.Shown.SeeAsync("Maps"));

        _store.IsAway = true;
        Assert.Equal(500, (int?)(await thread.AskAsync(press))!["statusCode"]);
        _store.IsAway = false;

        Assert.Equal(200, (int?)(await thread.AskAsync(press))!["statusCode"]);
        await thread.Shown.SeeAsync("Maps", "Ben");
    }

    [Theory]
    [InlineData(nameof(StoreFault.Away), HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(nameof(StoreFault.UnclearAndNotDone), HttpStatusCode.OK, 1)]
    [InlineData(nameof(StoreFault.UnclearAndDone), HttpStatusCode.OK, 1)]
    public async Task What_is_unclear_is_looked_up_before_anything_is_acknowledged(
        string fault, HttpStatusCode answer, int saved)
    {
        var thread = await BegunAsync();
        var before = (await LogAsync()).Count;
        var faults = 1;
        _store.Faults = changes => IsTurn(changes) && Interlocked.Decrement(ref faults) >= 0
            ? Enum.Parse<StoreFault>(fault)
            : null;

        var message = thread.Message("Ben", "Nobody checks our maps.");
        Assert.Equal(answer, await thread.DeliverAsync(message));
        Assert.Equal(before + saved, (await LogAsync()).Count);
        Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(message));

        var card = await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.");
        Assert.Equal(2, card.Words.Split("Nobody checks our maps.").Length);
        Assert.Equal(before + 1, (await LogAsync()).Count);
    }

    [Fact]
    public async Task A_bot_that_starts_while_the_store_is_away_stays_up_and_shows_afterwards_what_was_left()
    {
        _service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var thread = _bot.Thread(_service, "1");
        await thread.DeliverAsync(thread.Message("Amina", "start Maps"));
        await _bot.DisposeAsync();
        _service.Faults = _ => null;
        await _store.Inside.CommitAsync(
            "busy|only", [new RowChange.Insert("zz", Encoding.UTF8.GetBytes("of no build"))], Token);

        _store.IsAway = true;
        _bot = ChangedHost.Start(services => services.AddSingleton<ICharterStore>(_store));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await GetAsync("readyz"));
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        Assert.Equal(HttpStatusCode.OK, await GetAsync("healthz"));
        _store.IsAway = false;

        await thread.Shown.SeeAsync("Maps");
    }

    [Fact]
    public async Task A_thread_that_could_not_be_marked_as_at_work_has_no_rows()
    {
        _store.Faults = changes => IsTurn(changes) ? null : StoreFault.Away;
        var thread = _bot.Thread(_service, "1");

        var start = thread.Message("Amina", "start Maps");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await thread.DeliverAsync(start));
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task A_commit_that_takes_too_long_is_not_acknowledged_and_the_copy_finds_what_became_of_it()
    {
        var (time, slow) = (new FakeTimeProvider(), new FaultyStore());
        var bot = Arriving.Instance(slow, time);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        slow.Delay = _ =>
        {
            begun.TrySetResult();
            return gate.Task;
        };

        var piece = Arriving.Message("piece", "Ben", "Nobody checks our maps.");
        var waiting = bot.TakeAsync(piece, Token);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.IsType<TurnResult.Busy>(await waiting);
        gate.SetResult();
        await bot.TakenAsync(piece);

        var state = await ThreadRows.LoadAsync(slow, Arriving.Thread, Token);
        Assert.Equal(["Nobody checks our maps."], state.Charter![1].Pieces.Select(kept => kept.Text));
    }

    private static bool IsTurn(IReadOnlyList<RowChange> changes) =>
        changes.Any(change => change.Row.EndsWith("|h", StringComparison.Ordinal));

    private async Task<Talk> BegunAsync()
    {
        var thread = _bot.Thread(_service, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        return thread;
    }

    /// <summary>The turns and the head, a line each, read behind the store's back.</summary>
    private async Task<IReadOnlyList<string>> LogAsync()
    {
        var partition = Keys.Join("msteams", "11111111-1111-4111-8111-111111111111", "19:charter@thread.tacv2");
        var rows = await _store.Inside.ReadRangeAsync(partition, "1|e|", "1|i", Token);
        return [.. from row in rows
            from line in TurnLines.Of(row.Value)
            select $"{row.Row} {row.ETag} {Encoding.UTF8.GetString(line.Span)}"];
    }

    private async Task<HttpStatusCode> GetAsync(string path)
    {
        using var answer = await _bot.Http.GetAsync(new Uri(path, UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        return _bot.Http.PostAsync(new Uri("api/messages", UriKind.Relative), content, Token);
    }
}
