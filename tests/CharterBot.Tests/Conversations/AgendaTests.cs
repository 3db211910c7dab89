using System.Collections.Immutable;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Tests.Channels;
using Microsoft.Extensions.Time.Testing;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>What a thread shows next.</summary>
public sealed class AgendaTests
{
    private static readonly Charter Charter = Scene.Drafted().Charter;
    private static readonly Place Place = new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1");

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly ThreadState _state = new();
    private readonly Agenda _agenda;

    public AgendaTests() => _agenda = new(_time);

    [Fact]
    public void Replies_come_first_then_new_cards_in_their_order_then_updates()
    {
        _state.Shown(Name(CardKey.Opening), new("m1", 1, default));
        _state.Replies.Add([Reply(5, 0)]);
        var head = Head(CardKey.Opening, CardKey.OfQuestion(1, 1), CardKey.OfDraft(1, 1));

        Assert.Equal(
            ["5.0", Name(CardKey.OfQuestion(1, 1)), Name(CardKey.OfDraft(1, 1)), Name(CardKey.Opening)], Order(head));
        Assert.Null(_agenda.Wait(_state, head, Charter));
    }

    [Fact]
    public void No_flood_of_posts_keeps_a_card_from_its_newest_state()
    {
        _state.Shown(Name(CardKey.Opening), new("m1", 1, default));
        _state.Replies.Add([.. Enumerable.Range(0, 20).Select(index => Reply(5, index))]);

        Assert.Equal(3, Order(Head(CardKey.Opening)).IndexOf(Name(CardKey.Opening)));
    }

    [Fact]
    public void After_an_update_three_posts_go_before_the_next()
    {
        var (one, two) = (Name(CardKey.Opening), Name(CardKey.OfQuestion(1, 1)));
        _state.Shown(one, new("m1", 1, default));
        _state.Shown(two, new("m2", 1, default));
        _state.Replies.Add([.. Enumerable.Range(0, 20).Select(index => Reply(5, index))]);

        var order = Order(Head(CardKey.Opening, CardKey.OfQuestion(1, 1)));

        Assert.Equal((3, 7), (order.IndexOf(one), order.IndexOf(two)));
    }

    [Fact]
    public void Posts_that_nothing_else_waits_for_go_on_in_their_order()
    {
        _state.Replies.Add([.. Enumerable.Range(0, 6).Select(index => Reply(5, index))]);

        Assert.Equal(["5.0", "5.1", "5.2", "5.3", "5.4", "5.5"], Order(Head()));
    }

    [Fact]
    public void What_is_shown_once_more_to_make_sure_waits_until_nothing_is_missing_or_behind()
    {
        _state.Shown(Name(CardKey.Opening), new("m1", 9, default));
        _state.Shown(Name(CardKey.OfQuestion(1, 1)), new("m2", 1, default));
        _state.Replies.Add([.. Enumerable.Range(0, 5).Select(index => Reply(5, index))]);
        _state.ShowAgain(Name(CardKey.Opening));

        var order = Order(Head(CardKey.Opening, CardKey.OfQuestion(1, 1), CardKey.OfDraft(1, 1)));

        Assert.Equal(3, order.IndexOf(Name(CardKey.OfQuestion(1, 1))));
        Assert.Equal(Name(CardKey.Opening), order[^1]);
    }

    [Fact]
    public void What_failed_waits_by_itself_longer_each_time()
    {
        var head = Head(CardKey.Opening, CardKey.OfQuestion(1, 1));
        var failing = Next(head)!;
        _agenda.Postpone(failing);
        var other = Next(head)!;
        Assert.NotEqual(failing.Name, other.Name);
        _agenda.Postpone(other, TimeSpan.FromHours(1));
        Assert.Null(Next(head));
        Assert.InRange(
            _agenda.Wait(_state, head, Charter)!.Value, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.6));

        for (var times = 0; times < 10; times++)
        {
            _time.Advance(_agenda.Wait(_state, head, Charter)!.Value);
            _agenda.Postpone(failing);
        }

        Assert.InRange(_agenda.Wait(_state, head, Charter)!.Value, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void What_came_through_after_failures_may_go_again_at_once_and_has_failed_never()
    {
        var head = Head(CardKey.Opening);
        var item = Next(head)!;
        for (var times = 0; times < 5; times++)
            _agenda.Postpone(item);
        Assert.Null(Next(head));

        _agenda.Done(item);
        Assert.Equal(item.Name, Next(head)?.Name);

        _agenda.Postpone(item);
        Assert.InRange(_agenda.Wait(_state, head, Charter)!.Value, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.6));
    }

    [Fact]
    public void Of_all_that_waits_the_soonest_is_waited_for_however_long_the_thread_has_been_at_work()
    {
        var head = Head(CardKey.Opening, CardKey.OfQuestion(1, 1));
        _time.Advance(TimeSpan.FromMinutes(1));
        _agenda.Postpone(Next(head)!, TimeSpan.FromSeconds(20));
        _agenda.Postpone(Next(head)!, TimeSpan.FromSeconds(5));

        Assert.InRange(_agenda.Wait(_state, head, Charter)!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void A_card_that_stands_twice_is_taken_out_once_after_all_else()
    {
        _state.Shown(Name(CardKey.Opening), new("m1", 1, default));
        Assert.True(_state.Touch(new(Charter.Id, CardKey.Opening, "m2")));

        var first = Next(Head(CardKey.Opening))!;
        Assert.Equal(Name(CardKey.Opening), first.Name);
        _state.Shown(first.Name, new("m1", 9, default));
        Assert.Equal(new DueItem.Double("m2", Name(CardKey.Opening)), Next(Head(CardKey.Opening)));

        _state.Removed("m2");
        Assert.Null(Next(Head(CardKey.Opening)));
    }

    [Fact]
    public void A_reply_that_failed_holds_up_no_other_reply()
    {
        _state.Replies.Add([Reply(5, 0), Reply(5, 1), Reply(6, 0)]);

        _agenda.Postpone(Next(Head())!);

        Assert.Equal(["5.1", "6.0"], Order(Head()));
    }

    [Fact]
    public void A_post_in_doubt_is_repeated_once_and_a_post_that_was_left_alone_begins_anew()
    {
        var head = Head(CardKey.Opening);
        var post = Next(head)!;
        Assert.True(_agenda.Doubt(post));
        Assert.Null(Next(head));
        Assert.Equal(TimeSpan.FromSeconds(5), _agenda.Wait(_state, head, Charter));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_agenda.Doubt(Next(head)!));

        Assert.Equal(post.Name, Next(head)!.Name);
        Assert.True(_agenda.Doubt(post));
    }

    [Fact]
    public void What_was_left_alone_is_nobodys_before_a_later_turn_and_then_the_one_who_took_it_up()
    {
        _state.Shown(Name(CardKey.Opening), new(null, 0, DateTimeOffset.MaxValue, Left: 9));
        Assert.Null(Next(Head(CardKey.Opening)));
        Assert.Null(_agenda.Wait(_state, Head(CardKey.Opening), Charter));

        static DueCard Taken(string by) => new(Name(CardKey.Opening), 10, by);
        Assert.Null(Next(Head() with { Due = [Taken("another")] }));
        Assert.Equal(Name(CardKey.Opening), Next(Head() with { Due = [Taken(_state.Me)] })?.Name);
    }

    private static string Name(CardKey card) => CardName.Of(Charter.Id, card);

    private static DueReply Reply(int turn, int index) => new(turn, index, Scene.Ben, new Reply.Helped());

    private static ThreadHead Head(params ReadOnlySpan<CardKey> due) => new(
        RowSchema.Current, 9, Place, [.. due.ToArray().Select(card => new DueCard(Name(card), 9))], []);

    private DueItem? Next(ThreadHead head) => _agenda.Next(_state, head, Charter);

    private ImmutableList<string> Order(ThreadHead head)
    {
        var order = ImmutableList<string>.Empty;
        while (Next(head) is { } item)
        {
            order = order.Add(item.Name);
            _agenda.Done(item);
            if (item is DueItem.Saying said)
                _state.Replies.Posted(said.Reply);
            else
                _state.Shown(item.Name, new("m", 9, default));
        }

        return order;
    }
}
