namespace CharterBot.Charters.Cards;

public enum CardKind
{
    Opening,
    Question,
    Draft,
    Review,
    Charter,
}
