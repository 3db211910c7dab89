using CharterBot.Conversations;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>What an instance knows of a thread when others write in it too.</summary>
public sealed class ThreadStateTests
{
    private readonly ThreadState _state = new();

    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    public void A_card_that_was_sent_from_here_is_sent_once_more_where_what_another_recorded_is_older(int recorded, int times)
    {
        _state.Shown("card", Shown("m1", 4));

        Read(Shown("m1", recorded), "theirs");

        Assert.Equal(times, _state.AskedAgain("card"));
        Assert.Empty(_state.Doubles);
    }

    [Fact]
    public void A_card_that_is_nobodys_to_show_any_more_is_not_sent_once_more_either()
    {
        var due = new DueCard("card", 4);
        _state.Shown("card", Shown("m1", 3));
        Read(Shown("m1", 3), "theirs");
        _state.ShowAgain("card");

        _state.Dismiss(due);

        Assert.Equal(0, _state.AskedAgain("card"));
        Assert.True(_state.IsWrittenDown(due));
    }

    [Fact]
    public void A_row_that_is_known_already_changes_nothing()
    {
        Read(Shown("m1", 3), "theirs");
        _state.Shown("card", Shown("m1", 4));

        Read(Shown("m1", 3), "theirs");

        Assert.Equal(0, _state.AskedAgain("card"));
        Assert.Equal(4, _state.ShownAs("card")!.Turn);
    }

    [Fact]
    public void Of_two_messages_with_one_card_the_one_that_is_not_recorded_is_the_double()
    {
        _state.Shown("card", Shown("mine", 4));

        Read(Shown("theirs", 4), "theirs");

        Assert.Equal([KeyValuePair.Create("mine", "card")], _state.Doubles);
        Assert.Equal("theirs", _state.ShownAs("card")!.Message);
    }

    [Theory]
    [InlineData(5, null, false)]
    [InlineData(4, null, true)]
    [InlineData(0, 5, false)]
    [InlineData(0, 4, true)]
    public void A_card_of_anothers_is_awaited_until_it_is_shown_as_it_should_be_or_left_alone(
        int shown, int? left, bool isAwaiting)
    {
        _state.Await(new("card", 5, "another"));
        Assert.True(_state.IsAwaiting);

        Read(Shown("m1", shown) with { Left = left }, "theirs");

        Assert.Equal(isAwaiting, _state.IsAwaiting);
    }

    [Fact]
    public void What_is_ones_own_to_show_is_not_awaited()
    {
        _state.Await(new("card", 5, _state.Me));
        _state.Await(new("another card", 5));

        Assert.False(_state.IsAwaiting);
    }

    [Fact]
    public void A_card_that_is_asked_for_anew_while_it_is_on_its_way_is_asked_for_still()
    {
        _state.Shown("card", Shown("m1", 4));
        _state.ShowAgain("card");
        var asked = _state.AskedAgain("card");
        _state.ShowAgain("card");

        _state.Shown("card", Shown("m1", 4), asked);
        Assert.Equal(2, _state.AskedAgain("card"));

        _state.Shown("card", Shown("m1", 4), 2);
        Assert.Equal(0, _state.AskedAgain("card"));
    }

    [Fact]
    public void What_was_shown_since_a_turn_is_shown_again_and_what_stood_before_is_not()
    {
        _state.Shown("before", Shown("m1", 3));
        _state.Shown("since", Shown("m2", 5));
        _state.Shown("due since", Shown("m3", 3));
        _state.Shown("without a message", Shown(null, 5));
        _state.Adopt(
            new(RowSchema.Current, 6, new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1"), [new("due since", 6)], []),
            "tag",
            null);

        _state.ShowAgainSince(4);

        Assert.Equal(0, _state.AskedAgain("before"));
        Assert.Equal(1, _state.AskedAgain("since"));
        Assert.Equal(1, _state.AskedAgain("due since"));
        Assert.Equal(0, _state.AskedAgain("without a message"));
    }

    [Fact]
    public void What_is_due_since_the_very_turn_is_not_shown_again()
    {
        _state.Shown("card", Shown("m1", 3));
        _state.Adopt(Head(new DueCard("card", 4)), "tag", null);

        _state.ShowAgainSince(4);

        Assert.Equal(0, _state.AskedAgain("card"));
    }

    [Fact]
    public void What_is_due_and_asked_for_once_more_is_to_be_shown_once_and_what_is_only_asked_for_too()
    {
        _state.Shown("due", Shown("m1", 3));
        _state.Shown("asked", Shown("m2", 3));
        _state.ShowAgain("due");
        _state.ShowAgain("asked");

        Assert.Equal(["asked", "due"], _state.ToShow(Head(new DueCard("due", 4))).Select(due => due.Card).Order());
        Assert.Equal(["asked", "due"], _state.ToShow(Head()).Select(due => due.Card).Order());
    }

    [Fact]
    public void A_card_that_was_never_shown_is_not_shown_again()
    {
        _state.ShowAgain("card");

        Assert.Equal(0, _state.AskedAgain("card"));
    }

    [Fact]
    public void A_post_can_be_seen_from_when_it_was_on_its_way_and_not_at_all_once_it_was_not_posted()
    {
        var since = DateTimeOffset.UnixEpoch.AddHours(1);
        Assert.Null(_state.SeenSince("card"));

        _state.Posting("card", since);
        Assert.Equal(since, _state.SeenSince("card"));

        _state.NotPosted("card");
        Assert.Null(_state.SeenSince("card"));

        _state.Shown("card", Shown("m1", 4));
        Assert.Equal(DateTimeOffset.UnixEpoch, _state.SeenSince("card"));
    }

    [Fact]
    public void A_card_is_written_down_only_where_its_row_names_the_message_that_carries_it()
    {
        DueCard due = new("card", 4);
        _state.Shown("card", Shown("m1", 4));
        Assert.False(_state.IsDue(due));
        Assert.False(_state.IsWrittenDown(due));

        _state.Recorded("card", Shown("m1", 4), "tag");
        Assert.True(_state.IsWrittenDown(due));
        Assert.Equal("tag", _state.TagOf("card"));

        _state.Shown("card", Shown("m2", 4));
        Assert.False(_state.IsWrittenDown(due));
    }

    [Fact]
    public void A_press_on_a_message_that_is_not_the_recorded_one_finds_a_double_and_on_a_card_of_unknown_message_finds_it()
    {
        static PressedCard Pressed(string message) => new(new("c1"), Charters.Cards.CardKey.Opening, message);
        var card = CardName.Of(new("c1"), Charters.Cards.CardKey.Opening);
        Assert.False(_state.Touch(Pressed("m1")));

        _state.Shown(card, Shown(null, 4));
        Assert.False(_state.Touch(Pressed("m1")));
        Assert.Equal("m1", _state.ShownAs(card)!.Message);

        Assert.False(_state.Touch(Pressed("m1")));
        Assert.True(_state.Touch(Pressed("m2")));
        Assert.Equal([KeyValuePair.Create("m2", card)], _state.Doubles);

        _state.Removed("m2");
        Assert.Empty(_state.Doubles);
    }

    private static ThreadHead Head(params ReadOnlySpan<DueCard> due) =>
        new(RowSchema.Current, 6, new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1"), [.. due], []);

    private static ShownCard Shown(string? message, int turn) => new(message, turn, DateTimeOffset.UnixEpoch);

    private void Read(ShownCard card, string etag) =>
        _state.Take(new ThreadNews(0, null, null, [], [new("card", card, card, etag)], []));
}
