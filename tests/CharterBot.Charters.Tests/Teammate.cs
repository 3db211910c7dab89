using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Tests;

/// <summary>One person of a test's script: says, presses, edits; everything goes the way a channel takes it.</summary>
internal sealed record Teammate(Team Team, Person Person)
{
    public PersonId Id => Person.Id;

    /// <summary>A message that mentions the bot.</summary>
    public Decision Says(string text, string? message = null) => Says(text, message, seen: true);

    /// <summary>As <see cref="Says(string, string)"/>, written before the newest card was in the thread.</summary>
    public Decision SaysTooLate(string text) => Says(text, null, seen: false);

    /// <summary>A reply in the thread that does not mention the bot.</summary>
    public Decision RepliesPlainly(string text) =>
        Team.Do(Person, new CharterCommand.PlainReply(text), text, $"m{Team.Turns}");

    /// <summary>A button or a form.</summary>
    public Decision Presses(CharterCommand command) => Team.Do(Person, command);

    public Decision Edits(string message, string text, DateTimeOffset? at = null) =>
        Team.Do(Person, new CharterCommand.EditMessage(text, at), text, message);

    public Decision Deletes(string message, DateTimeOffset? at = null) =>
        Team.Do(Person, new CharterCommand.DeleteMessage(at), null, message);

    public Decision Undeletes(string message, string text, DateTimeOffset? at = null) =>
        Team.Do(Person, new CharterCommand.UndeleteMessage(text, at), text, message);

    /// <summary>Someone made an answer of this message of theirs.</summary>
    public Decision IsUsed(string message, string text, int question) =>
        Team.Do(Person, new CharterCommand.Contribute(text, question), null, message);

    private Decision Says(string text, string? message, bool seen)
    {
        var questions = Team.Maybe?.Set.Count ?? 7;
        var command = Reading.Of(new(text, []), questions);
        return Team.Do(Person, command, Reading.Tidy(text), message ?? $"m{Team.Turns}", seen);
    }
}
