using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>One real instance: its turns and its showing, each started by hand and ended before the next.</summary>
internal sealed class RealBot : IDisposable
{
    /// <summary>Longer than after a doubt without a send: it waits for somebody else.</summary>
    private static readonly TimeSpan MostIdle = TimeSpan.FromSeconds(6);

    private readonly FakeTimeProvider _time;
    private readonly RealThread _thread;
    private readonly ShowQueue _shows = new();
    private readonly OpenConversations _conversations;
    private readonly Signals _signals = new(new TestMeters());

    public RealBot(ICharterStore store, RealThread thread, FakeTimeProvider time)
    {
        (_thread, _time) = (thread, time);
        Store = new(store);
        Instances = new(Store, time, NullLogger<Instances>.Instance);
        var unreadable = new UnreadableThreads([thread], Store, time, NullLogger<UnreadableThreads>.Instance);
        _conversations = new(Store, Instances, time, _shows, unreadable, _signals, NullLogger<ThreadTurns>.Instance);
    }

    public RealStore Store { get; }

    public Instances Instances { get; }

    /// <summary>False when it has to come again.</summary>
    public Task<bool> TakeAsync(int delivery) => TakeAsync(delivery, static charter => charter is null
        ? new CharterCommand.Start("Maps")
        : new CharterCommand.Join());

    /// <summary>Changes no card. False when it has to come again.</summary>
    public Task<bool> TakeQuestionAsync(int delivery) =>
        TakeAsync(delivery, static _ => new CharterCommand.Status());

    /// <summary>Shows what it can, and leaves the thread when nothing is left; or dies on the way.</summary>
    public async Task ShowAsync()
    {
        var conversation = _conversations.Get(Arriving.Thread);
        await conversation.RefreshAsync(CancellationToken.None);
        var showing = ShownBy.Of(conversation, _thread, Store, Instances, _signals, _time);
        for (var idle = TimeSpan.Zero; idle < MostIdle && !Store.IsCutOff;)
        {
            var sends = _thread.Sends;
            TimeSpan? wait;
            try
            {
                wait = await showing.PassAsync(CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                wait = TimeSpan.FromSeconds(1);
            }

            if (wait is not { } pause)
            {
                _shows.Settle(conversation, _shows.Wishes(conversation));
                await _conversations.LetGoAsync(CancellationToken.None);
                return;
            }

            _time.Advance(pause);
            idle = _thread.Sends > sends ? TimeSpan.Zero : idle + pause;
        }
    }

    /// <summary>As the succession does it for each thread that a dead instance left.</summary>
    public async Task SucceedAsync(string dead)
    {
        var found = await FindDeadAsync(dead);
        if (!await Instances.InheritAsync(found, CancellationToken.None))
            throw new InvalidOperationException("Nobody else can have inherited it.");

        foreach (var thread in await BusyRows.OfInstanceAsync(Store, dead, CancellationToken.None))
        {
            var conversation = _conversations.Get(thread.Key);
            await conversation.TakeOverAsync(owner => owner == dead, thread.Since ?? 0, CancellationToken.None);
            _shows.Want(conversation);
            await Store.CommitAsync(
                BusyRows.BusyPartition(dead), [new RowChange.Delete(thread.Row, thread.ETag)], CancellationToken.None);
        }

        await Instances.BuryAsync(found, CancellationToken.None);
    }

    /// <summary>Somebody's older update may stand on the card.</summary>
    public async Task AskAgainAsync()
    {
        var state = await _conversations.Get(Arriving.Thread).RefreshAsync(CancellationToken.None);
        state.ShowAgain(CardName.Of(state.Charter!.Id, Assert.Single(state.Charter.Shown)));
    }

    /// <summary>A still thread leaves memory, if the bot thinks that it may.</summary>
    public Task LetGoAsync() => _conversations.LetGoAsync(CancellationToken.None);

    public Task BeatAsync() => Instances.BeatAsync(CancellationToken.None);

    public void Dispose() => Instances.Dispose();

    private async Task<bool> TakeAsync(int delivery, Func<Charter?, CharterCommand> command)
    {
        var arrival = Arriving.Message($"delivery {delivery}", $"Person {delivery}", "") with
        {
            Command = command,
            AnswersDirectly = true,
        };
        var result = await _conversations.TakeAsync(arrival, CancellationToken.None);
        return result is TurnResult.Taken;
    }

    private async Task<DeadInstance> FindDeadAsync(string name)
    {
        while (true)
        {
            _time.Advance(CharterBot.Conversations.Instances.BeatEvery);
            var dead = await Instances.BeatAsync(CancellationToken.None);
            if (dead.FirstOrDefault(one => one.Name == name) is { } found)
                return found;
        }
    }
}
