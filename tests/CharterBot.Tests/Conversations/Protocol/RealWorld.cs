using System.Globalization;
using CharterBot.Channels;
using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// Two real instances on one store, led along a walk of the model; after every step the rows are compared.
/// </summary>
internal sealed class RealWorld : IDisposable
{
    private readonly InMemoryCharterStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly RealThread _thread;
    private readonly RealBot[] _bots;

    public RealWorld()
    {
        _thread = new(_time);
        _bots = [NewBot(), NewBot()];
        BeatAsync().GetAwaiter().GetResult();
    }

    /// <summary>Null when the rows say what the model says.</summary>
    public string? Follow(Transition<World> step)
    {
        DoAsync(step).WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();
        return DifferenceAsync(step.After).GetAwaiter().GetResult();
    }

    public void Dispose() => Array.ForEach(_bots, bot => bot.Dispose());

    private async Task DoAsync(Transition<World> step)
    {
        var (instance, delivery) = step.Arg.StartsWith('(')
            ? Whole.Pairs[step.ArgIndex]
            : (step.ArgIndex + 1, 0);
        var (bot, other) = (_bots[instance - 1], _bots[2 - instance]);
        switch (step.Action)
        {
            case "Take":
                await bot.TakeAsync(delivery);
                break;
            case "TakeAppliedUnclearly":
                bot.Store.Once(IsTurn, () => Fault(StoreFault.UnclearAndDone));
                await bot.TakeAsync(delivery);
                break;
            case "TakeRefusedUnclearly":
                bot.Store.Once(IsTurn, () => Fault(StoreFault.UnclearAndNotDone));
                await bot.TakeAsync(delivery);
                break;
            case "TakeOvertaken":
                bot.Store.Once(IsTurn, () => MeanwhileAsync(() => other.TakeAsync(3 - delivery)));
                await bot.TakeAsync(delivery);
                break;
            default:
                await ShowAsync(step.Action, bot, other, (instance, delivery));
                break;
        }

        await BeatAsync();
    }

    private async Task ShowAsync(string action, RealBot bot, RealBot other, (int Instance, int Delivery) to)
    {
        switch (action)
        {
            case "ShowLostInDoubt":
                _thread.IsNextLost = true;
                _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));
                break;
            case "ShowArrivedInDoubt":
                _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));
                break;
            case "ShowRecordedUnclearly":
                bot.Store.Once(IsCard, () => Fault(StoreFault.UnclearAndDone));
                break;
            case "CrashBeforeTheRecord":
                bot.Store.Once(IsCard, () => { bot.Store.IsCutOff = true; return Fault(null); });
                break;
            case "ShowWhileTaken":
                _thread.Once(() => AnsweredAfterAsync(() => other.TakeAsync(to.Delivery)));
                break;
            case "ShowWhileTakenUnclearly":
                other.Store.Once(IsTurn, () => Fault(StoreFault.UnclearAndDone));
                _thread.Once(() => AnsweredAfterAsync(() => other.TakeAsync(to.Delivery)));
                break;
            case "PauseWhilePosting":
                _thread.Once(() => AnsweredAfterAsync(async () =>
                {
                    await other.SucceedAsync(bot.Instances.Me);
                    await other.ShowAsync();
                }));
                break;
        }

        if (action != "Crash")
            await bot.ShowAsync();
        if (action.StartsWith("Crash", StringComparison.Ordinal))
        {
            bot.Store.IsCutOff = true;
            _bots[to.Instance - 1] = NewBot();
            await other.SucceedAsync(bot.Instances.Me);
            bot.Dispose();
        }
    }

    /// <summary>Everybody hears of everybody.</summary>
    private async Task BeatAsync()
    {
        foreach (var bot in _bots.Append(_bots[0]))
            await bot.BeatAsync();
    }

    private RealBot NewBot() => new(_store, _thread, _time);

    private async Task<string?> DifferenceAsync(World world)
    {
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, CancellationToken.None);
        var due = state.Head?.Due.FirstOrDefault();
        var shown = due is { } card ? state.ShownAs(card.Card) : null;
        List<(string What, int Real, int Model)> rows =
        [
            ("turn", state.Head?.Turn ?? 0, world.Turn),
            ("taken", TakenIn(state, 1) + TakenIn(state, 2), world.Applied),
            ("owner", NameOf(due?.Owner), world.Owner),
            ("recorded turn", shown?.Turn ?? 0, world.RowTurn),
            ("recorded message", int.Parse(shown?.Message ?? "0", CultureInfo.InvariantCulture), world.RowMessage),
            ("marks", await MarkAsync(1) + await MarkAsync(2), world.Marks),
            ("posts", _thread.Texts.Count, world.Posts),
            .. _thread.Texts.Select((text, message) => ($"text {message}", text, world.TextOf(message))),
        ];
        var wrong = rows.Where(row => row.Real != row.Model).ToList();
        return wrong.Count == 0
            ? null
            : string.Join(", ", wrong.Select(row => $"{row.What}: {row.Real}, not {row.Model}"));
    }

    private static int TakenIn(CharterBot.Conversations.ThreadState state, int delivery) =>
        state.Deliveries.RowOf($"delivery {delivery}") is null ? 0 : delivery;

    private async Task<int> MarkAsync(int instance) =>
        (await BusyRows.OfInstanceAsync(_store, _bots[instance - 1].Instances.Me, CancellationToken.None)).Count > 0
            ? instance
            : 0;

    private int NameOf(string? owner) => owner is null
        ? 0
        : 1 + Array.FindIndex(_bots, bot => bot.Instances.Me == owner) is > 0 and var instance ? instance : World.Dead;

    private static Task<StoreFault?> Fault(StoreFault? fault) => Task.FromResult(fault);

    private static async Task<StoreFault?> MeanwhileAsync(Func<Task> work)
    {
        await work();
        return null;
    }

    private static async Task<PostOutcome?> AnsweredAfterAsync(Func<Task> work)
    {
        await work();
        return null;
    }

    private static bool IsTurn(string row) => row == ThreadRows.HeadRow(Arriving.Thread);

    private static bool IsCard(string row) => row.StartsWith(Arriving.Thread.Thread + "|k|", StringComparison.Ordinal);
}
