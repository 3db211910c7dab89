namespace CharterBot.Charters.Grammar;

/// <summary>What may follow a command's word. Only the last four take text out of a sentence.</summary>
public enum Takes
{
    Nothing,
    MaybeNumber,
    Number,
    MaybeNumberOrPerson,
    Person,
    Text,
    MaybeText,
    MaybeNumberThenText,
    NumberThenText,
}
