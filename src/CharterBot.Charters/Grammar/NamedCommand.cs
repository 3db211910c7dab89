using CharterBot.Charters.Commands;

namespace CharterBot.Charters.Grammar;

/// <summary>The command that bears a name, with the number and the text that stood behind its word.</summary>
internal static class NamedCommand
{
    public static CharterCommand Of(CommandName name, int? number, string text) => name switch
    {
        CommandName.Start => new CharterCommand.Start(text),
        CommandName.Join => new CharterCommand.Join(),
        CommandName.Leave => new CharterCommand.Leave(),
        CommandName.Begin => new CharterCommand.Begin(),
        CommandName.Change => new CharterCommand.Change(text, number),
        CommandName.Remove => new CharterCommand.Remove(number),
        CommandName.Undo => new CharterCommand.Undo(),
        CommandName.Pass => new CharterCommand.Pass(number),
        CommandName.Draft when text.Length == 0 => new CharterCommand.OpenDraftForm(),
        CommandName.Draft => new CharterCommand.Draft(text, number),
        CommandName.Ok => new CharterCommand.Ok(number),
        CommandName.Object => new CharterCommand.Object(text, null, number),
        CommandName.Aside => new CharterCommand.Aside(text, null, number),
        CommandName.Withdraw => new CharterCommand.Withdraw(),
        CommandName.Reserve => new CharterCommand.Reserve(),
        CommandName.Close => new CharterCommand.Close(),
        CommandName.Skip => new CharterCommand.Skip(number),
        CommandName.Park => new CharterCommand.Park(number),
        CommandName.Question => new CharterCommand.ShowQuestion(number ?? 0),
        CommandName.Back => new CharterCommand.Back(),
        CommandName.Reopen => new CharterCommand.Reopen(number ?? 0, text),
        CommandName.Pause => new CharterCommand.Pause(),
        CommandName.Resume => new CharterCommand.Resume(),
        CommandName.Cancel => new CharterCommand.Cancel(),
        CommandName.Restore => new CharterCommand.Restore(),
        CommandName.Rename => new CharterCommand.Rename(text),
        CommandName.HandOver => new CharterCommand.HandOver(new(null, text)),
        CommandName.TakeOver => new CharterCommand.TakeOver(),
        CommandName.Status => new CharterCommand.Status(),
        CommandName.Show => new CharterCommand.Show(number),
        CommandName.Questions => new CharterCommand.Questions(),
        CommandName.History => new CharterCommand.History(),
        CommandName.Help => new CharterCommand.Help(),
        CommandName.Publish => new CharterCommand.Publish(),
        CommandName.Revise => new CharterCommand.Revise(number ?? 0),
        CommandName.Export => new CharterCommand.Export(),
        CommandName.MyData => new CharterCommand.MyData(),
        CommandName.ForgetMe => new CharterCommand.ForgetMe(),
        _ => throw new UnreachableException($"No command for {name}."),
    };
}
