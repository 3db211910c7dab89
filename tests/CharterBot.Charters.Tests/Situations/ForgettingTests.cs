using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class ForgettingTests
{
    private const string Canary = "canary";

    [Fact]
    public void Forget_me_asks_once()
    {
        var team = Team.Begun("Amina", "Ben");

        Assert.Equal(Confirmation.Of.Forgetting, team.Ben.Says("forget me").Only<Reply.Confirm>().What);
        Assert.True(team.Charter.IsMember(team.Ben.Id));
        team.Amina.Says("forget me").Only<Reply.Confirm>();
        team.Ben.Says("forget me").Only<Reply.Confirm>();
        team.Ben.Says("forget me").Notes(Note.Forgotten);

        Assert.False(team.Charter.IsMember(team.Ben.Id));
        Assert.Equal(Person.FormerMember, team.Charter.NameOf(team.Ben.Id));
    }

    [Fact]
    public void None_of_the_persons_words_stay_but_agreed_texts()
    {
        var team = Talkative();

        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        var forgotten = Assert.IsType<CharterEvent.Forgotten>(team.Log[^1].Event);
        var erased = Forgetting.Erase(team.Log, forgotten.Who, forgotten.Alias).ToList();
        foreach (var text in (ReadOnlySpan<string>)[Printed.Of(erased), Printed.Of(team.Charter)])
        {
            Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
            Assert.DoesNotContain("id-Ben", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"Ben\"", text, StringComparison.Ordinal);
            Assert.Contains("Agreed by all.", text, StringComparison.Ordinal);
        }

        Assert.Equal(Printed.Of(team.Charter), Printed.Of(CharterFold.Of(erased)));
    }

    [Fact]
    public void The_agreed_text_and_its_numbers_stay_under_a_former_member()
    {
        var team = Talkative();
        var before = team.Charter[1].Answer!;

        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        var after = team.Charter[1].Answer!;
        Assert.Equal((before.Text, before.AgreedBy.Length), (after.Text, after.AgreedBy.Length));
        Assert.Contains(Person.FormerMember, after.AgreedBy.Select(team.Charter.NameOf));
    }

    [Fact]
    public void A_forgotten_facilitator_hands_over_first()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("forget me");
        team.Amina.Says("forget me");

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
    }

    [Fact]
    public void Who_never_joined_can_be_forgotten_too()
    {
        var team = Team.Begun("Amina");
        team.Ben.Says("a canary piece");
        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        Assert.DoesNotContain(Canary, Printed.Of(team.Charter), StringComparison.Ordinal);
        Assert.Single(team.Charter[1].Pieces);
    }

    [Fact]
    public void Earlier_charters_of_the_thread_are_erased_in_the_log_as_well()
    {
        var team = Talkative();
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");
        team.Ben.Says("start Map Makers");
        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        var forgotten = Assert.IsType<CharterEvent.Forgotten>(team.Log[^1].Event);
        var erased = Printed.Of(Forgetting.Erase(team.Log, forgotten.Who, forgotten.Alias));

        Assert.DoesNotContain(Canary, erased, StringComparison.Ordinal);
        Assert.DoesNotContain("id-Ben", erased, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_draft_of_a_forgotten_person_is_taken_back_and_the_others_go_on()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        team.Amina.Says("draft Amina's first.");
        team.Ben.Says("draft canary draft");
        team.Chiara.Says("ok");

        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        Assert.Null(team.Question.OpenDraft);
        Assert.Equal("Amina's first.", team.Question.NewestDraft?.Text);
        team.Amina.Says("ok").Refused(Obstacle.NoDraftOpen);
        SameWhenFoldedAnew(team);
        team.Agree("A new start.");
        Assert.Equal("A new start.", team.Charter[1].Answer?.Text);
    }

    [Fact]
    public void A_text_that_was_agreed_once_stays_when_its_question_is_open_again()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("draft Agreed by all.");
        team.Amina.Says("ok");
        team.Amina.Says("reopen 1 too short");

        team.Ben.Says("forget me");
        team.Ben.Says("forget me");

        Assert.Equal("Agreed by all.", team.Charter[1].NewestDraft?.Text);
        SameWhenFoldedAnew(team);
    }

    private static void SameWhenFoldedAnew(Team team)
    {
        var forgotten = team.Log.Select(entry => entry.Event).OfType<CharterEvent.Forgotten>().Single();
        var erased = Forgetting.Erase(team.Log, forgotten.Who, forgotten.Alias).ToList();
        Assert.Equal(Printed.Of(team.Charter), Printed.Of(CharterFold.Of(erased)));
    }

    private static Team Talkative()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("canary piece. 7: canary later", "canary-message");
        team.Ben.Says("change: canary change");
        team.Amina.Says("draft Amina's first.");
        team.Ben.Says("object canary first");
        team.Ben.Says("withdraw");
        team.Ben.Says("aside canary aside");
        team.Ben.Says("object canary objection");
        team.Ben.Says("draft canary draft");
        team.Amina.Says("draft Amina's second.");
        team.Ben.Says("aside canary reservation");
        team.Ben.Says("draft Agreed by all.");
        team.Amina.Says("ok");
        team.Ben.Says("reopen 1 canary reason");
        team.Agree("Agreed by all.");
        team.Amina.Says("draft Second question.");
        team.Ben.Says("object canary second");
        return team;
    }
}
