using System.Collections.Immutable;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels;

/// <summary>The help: first the handful that a team needs, then all commands, and the rule by which they act.</summary>
internal static class HelpPhrase
{
    public const string Rule =
        "A word that takes nothing acts only as the whole message. Text that is no command is kept as your answer "
        + "to the question now asked; a label sends it to another one: \"2: our answer\".";

    private static readonly (string Title, CommandName[] Names)[] Groups =
    [
        ("Contribute", [CommandName.Pass, CommandName.Change, CommandName.Remove, CommandName.Undo]),
        ("Agree", [CommandName.Draft, CommandName.Ok, CommandName.Object, CommandName.Aside, CommandName.Withdraw,
            CommandName.Close, CommandName.Reserve]),
        ("Look", [CommandName.Status, CommandName.Show, CommandName.Questions, CommandName.History,
            CommandName.Export]),
        ("Steer", [CommandName.Start, CommandName.Begin, CommandName.Question, CommandName.Back, CommandName.Skip,
            CommandName.Park, CommandName.Reopen, CommandName.Pause, CommandName.Resume, CommandName.Rename,
            CommandName.Publish, CommandName.Revise, CommandName.Cancel, CommandName.Restore]),
        ("People", [CommandName.Join, CommandName.Leave, CommandName.HandOver, CommandName.TakeOver]),
        ("Your data", [CommandName.MyData, CommandName.ForgetMe, CommandName.Help]),
    ];

    private static readonly CommandName[] First =
        [CommandName.Join, CommandName.Draft, CommandName.Ok, CommandName.Object, CommandName.Status];

    public static ImmutableArray<Passage> Passages { get; } =
    [
        new("", "I ask your team one question after the other and keep who said what until you agree on one text."
            + $"\n\n{Rule}"),
        new("Five commands carry you through", $"To answer: @{Words.Bot} and your text.\n{Rows(First)}"),
        .. Groups.Select(group => new Passage(group.Title, Rows(group.Names))),
    ];

    public static string Text { get; } = Passage.Join(Passages);

    private static string Rows(IEnumerable<CommandName> names) => string.Join('\n', names.Select(name =>
    {
        var row = CommandTable.Of(name);
        return $"  {row.Usage} – {row.Does} ({row.Who})";
    }));
}
