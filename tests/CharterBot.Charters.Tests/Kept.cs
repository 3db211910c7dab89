using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests;

/// <summary>What the button [It was my answer] under a reply says; null where a reply has none.</summary>
internal static class Kept
{
    public static CharterCommand? AsAnswer(Reply reply) => reply switch
    {
        Reply.NotNow { Text: { } text } not => Mine(text, not.Asked),
        Reply.TooLong { Text: { } text } tooLong => Mine(text, tooLong.Asked),
        Reply.DraftIsNewer { Text: { } text } newer => Mine(text, newer.Question),
        Reply.AlreadyRunning { Text: { } text } running => Mine(text, running.Asked),
        Reply.NotStored talk => Mine(talk.Text, talk.Asked),
        Reply.DidYouMean mean => Mine(mean.Text, mean.Asked),
        Reply.PlainIsNoCommand plain => Mine(plain.Text, plain.Asked),
        Reply.Noted { Text: { } text } noted => new CharterCommand.ItWasMyAnswer(
            text, noted.What == Note.Okayed ? CommandName.Ok : null, noted.Question, noted.Number),
        Reply.Took took => new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number),
        _ => null,
    };

    private static CharterCommand.ItWasMyAnswer Mine(string text, int asked) => new(text, null, asked, 0);
}
