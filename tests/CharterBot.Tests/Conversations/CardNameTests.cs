using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

public sealed class CardNameTests
{
    [Fact]
    public void A_card_has_its_name_with_its_charter_and_under_another_it_is_none()
    {
        var (charter, card) = (new CharterId("c1"), CardKey.OfQuestion(3, 2));
        var name = CardName.Of(charter, card);

        Assert.Equal("c1.Question.3.2", name);
        Assert.Equal(card, CardName.Read(charter, name));
        Assert.Null(CardName.Read(new("c2"), name));
        Assert.Null(CardName.Read(charter, "c1.NoSuchKind.3.2"));
    }
}
