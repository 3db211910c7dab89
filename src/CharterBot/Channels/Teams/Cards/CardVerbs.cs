namespace CharterBot.Channels.Teams.Cards;

/// <summary>What a button asks for, on the wire. Cards live for years: a verb once used keeps its meaning.</summary>
internal static class CardVerbs
{
    public const string Join = "join";
    public const string Begin = "begin";
    public const string Cancel = "cancel";
    public const string Restore = "restore";
    public const string Resume = "resume";
    public const string Pass = "pass";
    public const string Skip = "skip";
    public const string Park = "park";
    public const string Ask = "ask";
    public const string Ok = "ok";
    public const string Close = "close";
    public const string Withdraw = "withdraw";
    public const string Reserve = "reserve";
    public const string Publish = "publish";
    public const string TakeOver = "takeOver";
    public const string ForgetMe = "forgetMe";
    public const string Undo = "undo";
    public const string Mine = "mine";
    public const string Start = "start";
    public const string Rename = "rename";

    /// <summary>Verbs that bring a text: from a dialog's input, or in the cargo of a "Do it" button.</summary>
    public const string Answer = "answer";
    public const string Change = "change";
    public const string Draft = "draft";
    public const string Object = "object";
    public const string Aside = "aside";
    public const string Reopen = "reopen";
    public const string Revise = "revise";

    /// <summary>Shows the card anew, to who asks. Changes nothing.</summary>
    public const string Refresh = "refresh";

    /// <summary>Makes an answer of a message. Understood only where a message's menu opened the dialog.</summary>
    public const string Use = "use";

    /// <summary>Opens the dialog that the cargo names.</summary>
    public const string Open = "open";
}
