using System.Collections.Immutable;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CsCheck;

namespace CharterBot.Charters.Tests.Properties;

/// <summary>One random turn: who, which kind of command, with which number and text, how much later.</summary>
internal sealed record Act(int Kind, int Person, int Number, int Text, int Minutes, bool IsTyped, bool HasSeen)
{
    private static readonly ImmutableArray<string> Texts =
    [
        "trust", "2: seven", "maps. 1: a. 7: b", "", "👍", "why?", "id-1", "Person 2", "draft horse", "ok", " \n ",
        "\ud800x", "x",
    ];

    public static readonly ImmutableArray<Func<Act, CharterCommand>> Kinds =
    [
        act => new CharterCommand.Start(act.Words),
        _ => new CharterCommand.Join(),
        _ => new CharterCommand.Leave(),
        _ => new CharterCommand.Begin(),
        act => new CharterCommand.Contribute(act.Words, act.IsTyped ? null : Math.Clamp(act.Number, 1, 7)),
        act => new CharterCommand.PlainReply(act.Words),
        act => new CharterCommand.Change(act.Words, act.Maybe),
        act => new CharterCommand.Remove(act.Maybe),
        _ => new CharterCommand.Undo(),
        act => new CharterCommand.Pass(act.Maybe),
        act => new CharterCommand.Draft(act.Words, act.IsTyped ? null : act.Maybe, act.HasSeen ? null : act.Number),
        act => new CharterCommand.Draft($"text {act.Minutes} {act.Person}"),
        _ => new CharterCommand.OpenDraftForm(),
        act => new CharterCommand.Ok(null, act.IsTyped ? null : act.Maybe),
        act => new CharterCommand.Ok(act.Maybe),
        act => new CharterCommand.Object(act.Words, act.Maybe),
        act => new CharterCommand.Aside(act.Words, act.HasSeen ? null : act.Maybe, act.IsTyped ? null : act.Maybe),
        act => new CharterCommand.Withdraw(act.Maybe),
        act => new CharterCommand.Reserve(act.Maybe),
        act => new CharterCommand.Close(act.Maybe),
        act => new CharterCommand.Skip(act.Maybe),
        act => new CharterCommand.Park(act.Maybe),
        act => new CharterCommand.ShowQuestion(act.Number),
        _ => new CharterCommand.Back(),
        act => new CharterCommand.Reopen(act.Number, act.Words),
        _ => new CharterCommand.Pause(),
        _ => new CharterCommand.Resume(),
        _ => new CharterCommand.Cancel(),
        _ => new CharterCommand.Restore(),
        act => new CharterCommand.Rename(act.Words),
        act => new CharterCommand.HandOver(new(act.IsTyped ? null : new($"id-{act.Number}"), act.Words)),
        _ => new CharterCommand.TakeOver(),
        act => new CharterCommand.RemoveMember(new(act.IsTyped ? null : new($"id-{act.Number}"), act.Words)),
        _ => new CharterCommand.Status(),
        act => new CharterCommand.Show(act.Maybe),
        _ => new CharterCommand.Questions(),
        _ => new CharterCommand.History(),
        _ => new CharterCommand.Help(),
        _ => new CharterCommand.Publish(),
        act => new CharterCommand.Revise(act.Number),
        _ => new CharterCommand.Export(),
        _ => new CharterCommand.MyData(),
        _ => new CharterCommand.ForgetMe(),
        act => new CharterCommand.EditMessage(act.Words),
        _ => new CharterCommand.DeleteMessage(),
        act => new CharterCommand.NearMiss(CommandName.Publish, act.Words),
        act => new CharterCommand.Doubtful((CommandName)(Math.Abs(act.Minutes) % 37), act.Words),
        act => new CharterCommand.SmallTalk(act.Words),
        _ => new CharterCommand.AttachmentOnly(),
        act => new CharterCommand.ItWasMyAnswer(
            act.Words, act.IsTyped ? null : (CommandName)(Math.Abs(act.Minutes) % 37), act.Number, act.Number),
        act => new CharterCommand.StanceInWords(
            act.IsTyped ? CommandName.Ok : CommandName.Object, act.Words, act.HasSeen, act.Maybe),
        act => new CharterCommand.UndeleteMessage(act.Words),
        _ => new CharterCommand.Introduce(),
    ];

    /// <summary>Mostly what moves a charter on, so that long runs get somewhere; now and then anything.</summary>
    private static readonly Gen<int> SomeKind = Gen.OneOf(
        Gen.Int[0, Kinds.Length - 1], Pick(3, 4, 8, 9, 11, 11, 13, 13, 13, 15, 18, 19, 20, 21, 21, 21, 38, 39, 43, 49));

    public static readonly Gen<Act> Any = Gen.Select(
        SomeKind,
        Gen.OneOf(Gen.Int[0, 0], Gen.Int[0, 2], Gen.Int[0, 3], Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 29])),
        Gen.OneOf(Gen.Int[1, 7], Gen.Int[-1, 9], Pick(-1)),
        Gen.Int[0, Texts.Length - 1],
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5], Pick(0, 0, 0, 0, 60 * 49, 60 * 49, 60 * 24 * 31)),
        Gen.Bool,
        Gen.Bool,
        (kind, person, number, text, minutes, isTyped, hasSeen) =>
            new Act(kind, person, number, text, minutes, isTyped, hasSeen));

    public CharterCommand Command => Kinds[Kind](this);

    public string Words => Texts[Text];

    public string? Typed => IsTyped ? Words : null;

    public string Message => $"m{Number}";

    private static Gen<int> Pick(params int[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private int? Maybe => Number < 0 ? null : Number;
}
