using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// Every command in one place: the grammar reads it, the help prints it, the platforms' command menus are made of it.
/// </summary>
public static class CommandTable
{
    private const string Anyone = "anyone";
    private const string Member = "members";
    private const string MemberToBe = "anyone, and makes you a member";
    private const string Author = "the author";
    private const string Facilitator = "the facilitator";

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        Row(CommandName.Start, "start", Takes.Text, "start <name>", Anyone, "opens a charter in this thread",
            notBefore: "with by from small at in on of"),
        Row(CommandName.Join, "join|i'm in|im in|i am in|count me in", Takes.Nothing, "join", Anyone,
            "makes you a member of the Core Team"),
        Row(CommandName.Leave, "leave", Takes.Nothing, "leave", Member, "unmakes you a member; your pieces stay"),
        Row(CommandName.Begin, "begin|go", Takes.Nothing, "begin", Facilitator, "asks the first question"),
        Row(CommandName.Draft, "draft", Takes.MaybeText, "draft <text>", MemberToBe, "saves a new draft of our answer",
            notBefore: "is isn't are was were looks reads sounds seems needs has should says misses lacks does doesn't"
                + " forgets ignores mentions contains works horse horses picks dodger dodgers beer reports report"
                + " documents papers policies versions minutes charts posts laws legislation guidelines proposals"
                + " copies maps articles"),
        Row(CommandName.Ok, "ok|okay|agree|agreed|i agree|+1", Takes.MaybeNumber, "ok", MemberToBe,
            "consents to the newest draft; ok 2 names draft 2"),
        Row(CommandName.Object, "object|objection", Takes.Text, "object <reason>", MemberToBe,
            "objects: the draft would hurt our aim, and why",
            notBefore: "storage store stores oriented orientation model models detection recognition database databases"
                + " relational code file files lesson lessons permanence type types class classes id ids lens lenses"
                + " of is are was were has and or literacy library libraries handling collections collection"),
        Row(CommandName.Aside, "aside|stand aside", Takes.Text, "aside <reason>", MemberToBe,
            "stands aside: a reservation, recorded, that does not block",
            notBefore: "from of is are and or for"),
        Row(CommandName.Withdraw, "withdraw", Takes.Nothing, "withdraw", "the objector", "takes your objection back"),
        Row(CommandName.Close, "close", Takes.Nothing, "close", Facilitator,
            "agrees the draft once half of the members are ok and nobody objects"),
        Row(CommandName.Pass, "pass", Takes.MaybeNumber, "pass", Anyone, "you have nothing to add to this question"),
        Row(CommandName.Change, "change", Takes.MaybeNumberThenText, "change 2: <text>", Author,
            "replaces your pieces to a question",
            notBefore: "management is are was in of happens over control requests request log logs agents agent comes"
                + " takes for and or makers champions will should can to this that why how what who when where starts"
                + " start begins begin requires needs leaders leadership theory"),
        Row(CommandName.Remove, "remove", Takes.MaybeNumberOrPerson, "remove 2", Author,
            "withdraws your pieces to a question; remove @name takes an absent member out (facilitator)"),
        Row(CommandName.Undo, "undo", Takes.Nothing, "undo", Author,
            "takes back your last piece or stance, until the next draft or agreement"),
        Row(CommandName.Skip, "skip", Takes.MaybeNumber, "skip", Member, "asks the question again after the last one"),
        Row(CommandName.Park, "park", Takes.MaybeNumber, "park", Facilitator, "lists the question openly as parked"),
        Row(CommandName.Reserve, "reserve", Takes.Nothing, "reserve", Facilitator,
            "records the open objection of someone who left as a reservation"),
        Row(CommandName.Question, "question|go to question|go to", Takes.Number, "question 3", Anyone,
            "shows that question and takes answers to it"),
        Row(CommandName.Back, "back|go back", Takes.Nothing, "back", Anyone, "shows the question before"),
        Row(CommandName.Reopen, "reopen", Takes.NumberThenText, "reopen 2 <reason>", Member,
            "opens an agreed or parked question again"),
        Row(CommandName.Pause, "pause", Takes.Nothing, "pause", Member, "pauses; pieces are still taken"),
        Row(CommandName.Resume, "resume|unpause", Takes.Nothing, "resume", Member, "goes on after a pause"),
        Row(CommandName.Status, "status", Takes.Nothing, "status", Anyone,
            "says where we are, who is waited for, what is missing"),
        Row(CommandName.Show, "show", Takes.MaybeNumber, "show", Anyone,
            "shows the text so far; show 2 shows question 2 whole"),
        Row(CommandName.Questions, "questions", Takes.Nothing, "questions", Anyone,
            "lists all questions with examples, to read beforehand"),
        Row(CommandName.History, "history", Takes.Nothing, "history", Anyone, "lists versions and differences"),
        Row(CommandName.Publish, "publish", Takes.Nothing, "publish", Facilitator,
            "publishes the charter once every question is agreed or parked"),
        Row(CommandName.Revise, "revise", Takes.Number, "revise 3", Member,
            "opens a question of the published charter for the next version"),
        Row(CommandName.Export, "export", Takes.Nothing, "export", Anyone, "gives the charter as Markdown"),
        Row(CommandName.Rename, "rename", Takes.Text, "rename <name>", Facilitator, "gives the community another name",
            notBefore: "files file our all it them things is and or folders"),
        Row(CommandName.HandOver, "hand over|handover|hand over to", Takes.Person, "hand over @name", Facilitator,
            "makes another member the facilitator"),
        Row(CommandName.TakeOver, "take over|takeover", Takes.Nothing, "take over", Member,
            "makes you the facilitator after 48 hours of the facilitator's silence"),
        Row(CommandName.Cancel, "cancel", Takes.Nothing, "cancel", Facilitator,
            "ends without a charter; asks once, and keeps everything for 30 days"),
        Row(CommandName.Restore, "restore", Takes.Nothing, "restore", Facilitator,
            "brings back what was cancelled in the last 30 days"),
        Row(CommandName.MyData, "my data|mydata", Takes.Nothing, "my data", Anyone, "shows what is stored of you here"),
        Row(CommandName.ForgetMe, "forget me|forgetme", Takes.Nothing, "forget me", Anyone,
            "erases what is stored of you here; asks once"),
        Row(CommandName.Help, "help|?|commands", Takes.Nothing, "help", Anyone, "lists all commands"),
    ];

    private static readonly FrozenDictionary<CommandName, CommandRow> ByName = Rows.ToFrozenDictionary(row => row.Name);

    /// <summary>Every word with its row, the longest first, so that "go to question" is not read as "go".</summary>
    internal static ImmutableArray<(string Word, CommandRow Row)> Words { get; } =
    [
        .. Rows.SelectMany(row => row.Words.Select(word => (Word: word, Row: row)))
            .OrderByDescending(pair => pair.Word.Length)
            .ThenBy(pair => pair.Word, StringComparer.Ordinal),
    ];

    public static CommandRow Of(CommandName name) => ByName[name];

    private static CommandRow Row(
        CommandName name, string words, Takes takes, string usage, string who, string does, string notBefore = "") =>
        new(name, [.. words.Split('|')], takes, usage, who, does,
            [.. notBefore.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
