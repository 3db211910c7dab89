namespace CharterBot.Channels.Teams.Cards;

/// <summary>The member names of a button's cargo and of a dialog's inputs: drawn by these, read by these.</summary>
internal static class CardMembers
{
    public const string Verb = "v";
    public const string Charter = "c";
    public const string Question = "q";
    public const string Number = "n";
    public const string Text = "x";
    public const string Took = "w";
    public const string For = "for";
    public const string Dialog = "d";

    /// <summary>The card that the button stands on: a message that is not the recorded one is a double.</summary>
    public const string Card = "k";

    /// <summary>The message that an answer is made of, and the account of who wrote it.</summary>
    public const string Message = "m";
    public const string Author = "a";

    /// <summary>Inputs: what was typed, and which question was chosen.</summary>
    public const string Typed = "typed";
    public const string Chosen = "chosen";
}
