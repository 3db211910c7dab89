using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Tests.Grammar;

/// <summary>What the grammar makes of a message, in one line.</summary>
internal static class Read
{
    public static string As(string text, params ReadOnlySpan<string> mentions)
    {
        var people = mentions.ToArray().Select(name => new PersonReference(new($"id-{name}"), name));
        return Line(Reading.Of(new(text, [.. people]), 7));
    }

    public static string Line(CharterCommand command) => command switch
    {
        CharterCommand.Contribute said when !Labels.Any(said.Text, 7) => "piece",
        CharterCommand.Contribute said =>
            string.Join(" | ", Labels.Split(said.Text, 7).Select(part => $"{part.Question}:{part.Text}")),
        CharterCommand.NearMiss near => $"near {near.Meant} {near.Number}".TrimEnd(),
        CharterCommand.Doubtful doubt => $"doubt {doubt.Meant}",
        CharterCommand.StanceInWords stance =>
            $"says {stance.Meant}{(stance.HasReason ? " why" : "")} {stance.Number}".TrimEnd(),
        CharterCommand.SmallTalk => "small talk",
        CharterCommand.AttachmentOnly => "attachment",
        CharterCommand.Draft { Question: { } number } draft => $"draft {number} {draft.Text}",
        CharterCommand.Draft draft => $"draft {draft.Text}",
        CharterCommand.Start start => $"start {start.Name}",
        CharterCommand.Rename rename => $"rename {rename.Name}",
        CharterCommand.Object { Question: { } number } objection => $"object {number} {objection.Reason}",
        CharterCommand.Object objection => $"object {objection.Reason}",
        CharterCommand.Aside { Question: { } number } aside => $"aside {number} {aside.Reason}",
        CharterCommand.Aside aside => $"aside {aside.Reason}",
        CharterCommand.Change change => $"change {change.Question}:{change.Text}",
        CharterCommand.Reopen reopen => $"reopen {reopen.Question} {reopen.Reason}",
        CharterCommand.RemoveMember remove => $"remove member {remove.Who.Id?.Value ?? remove.Who.Name}",
        CharterCommand.HandOver over => $"hand over {over.To.Id?.Value ?? over.To.Name}",
        CharterCommand.Ok ok => $"ok {ok.Number}".Trim(),
        CharterCommand.Pass pass => $"pass {pass.Question}".Trim(),
        CharterCommand.Skip skip => $"skip {skip.Question}".Trim(),
        CharterCommand.Park park => $"park {park.Question}".Trim(),
        CharterCommand.Remove remove => $"remove {remove.Question}".Trim(),
        CharterCommand.Show show => $"show {show.Question}".Trim(),
        CharterCommand.ShowQuestion show => $"question {show.Number}",
        CharterCommand.Revise revise => $"revise {revise.Question}",
        var other => $"do {other.GetType().Name}",
    };
}
