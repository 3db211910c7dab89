using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>The short cut for copies, which may grow no further than it should.</summary>
public sealed class RecentDeliveriesTests
{
    private const int Most = 256;

    private readonly RecentDeliveries _recent = new();

    [Fact]
    public void Only_the_last_are_remembered()
    {
        Remember("delivery", Most + 1);

        Assert.Null(Find("delivery 0"));
        Assert.NotNull(Find("delivery 1"));
        Assert.NotNull(Find($"delivery {Most}"));
    }

    [Fact]
    public void What_is_forgotten_takes_no_room_from_what_comes_later()
    {
        Remember("old", Most);
        _recent.Forget();
        Assert.Null(Find("old 0"));

        Remember("new", Most + 1);

        Assert.Null(Find("new 0"));
        Assert.NotNull(Find("new 1"));
    }

    [Fact]
    public void What_was_not_taken_is_not_remembered()
    {
        _recent.Remember(Arriving.Message("delivery 0", "Amina", "status"), new TurnResult.Busy());

        Assert.Null(Find("delivery 0"));
    }

    private void Remember(string name, int count)
    {
        for (var number = 0; number < count; number++)
            _recent.Remember(Arriving.Message($"{name} {number}", "Amina", "status"), new TurnResult.Taken(null, []));
    }

    private TurnResult? Find(string delivery) => _recent.Find(Arriving.Message(delivery, "Amina", "status"), null);
}
