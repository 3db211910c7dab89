using CharterBot.Charters.Cards;
using CharterBot.Charters.Events;

namespace CharterBot.Charters.Tests.Situations;

public sealed class FoldTests
{
    [Fact]
    public void The_same_log_gives_the_same_charter()
    {
        var team = Team.Published("Amina", "Ben");

        Assert.Equal(Printed.Of(team.Charter), Printed.Of(CharterFold.Of(team.Log)));
    }

    [Fact]
    public void No_log_is_no_charter() => Assert.Null(CharterFold.Of([]));

    [Fact]
    public void A_log_begins_with_a_start() =>
        Assert.Throws<InvalidOperationException>(() =>
            CharterFold.Of([new(new(new("id-Amina"), "Amina"), default, new CharterEvent.Joined())]));

    [Fact]
    public void People_appear_under_the_name_they_have_today()
    {
        var team = Team.Begun("Amina");
        team.Do(new(team.Amina.Id, "Amina B."), new Commands.CharterCommand.Contribute("Maps."));

        Assert.Equal("Amina B.", team.Charter.NameOf(team.Amina.Id));
    }

    [Fact]
    public void A_new_draft_touches_its_own_card_and_the_one_it_replaces()
    {
        var team = Team.Drafted();
        team.Ben.Says("draft Our maps contradict each other, weekly.");

        var touched = CardsTouched.By(team.Charter, team.Log[^1].Event).ToHashSet();

        Assert.Superset(
            new HashSet<CardKey> { CardKey.OfDraft(1, 1), CardKey.OfDraft(1, 2), CardKey.OfQuestion(1, 1) }, touched);
    }

    [Fact]
    public void Agreement_touches_the_answers_card_and_asks_on_a_new_one()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        var decision = team.Chiara.Says("ok");

        var touched = decision.Events.SelectMany(happened => CardsTouched.By(team.Charter, happened)).ToHashSet();

        Assert.Superset(new HashSet<CardKey> { CardKey.OfDraft(1, 1), CardKey.OfQuestion(2, 1) }, touched);
    }
}
