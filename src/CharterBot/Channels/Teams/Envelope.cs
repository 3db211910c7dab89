using CharterBot.BotFramework.Messages;
using CharterBot.Channels.Teams.Cards.Dialogs;

namespace CharterBot.Channels.Teams;

/// <summary>
/// Puts an answer into the shape that the platform waits for. Where a card or a dialog waits, HTTP says 200 and the
/// shape says what went wrong: anything else is repeated or shown as a bot that is away.
/// </summary>
internal static class Envelope
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);

    public static TurnAnswer Say(AnswerAs answer, string words) => answer switch
    {
        AnswerAs.Card => CardAnswer.Message(words),
        AnswerAs.Dialog => DialogAnswer.Message(words),
        _ => new TurnAnswer.Accepted(),
    };

    /// <summary>Nothing that we could have drawn.</summary>
    public static TurnAnswer Fault(AnswerAs answer, string words) =>
        answer == AnswerAs.Card ? CardAnswer.Error(400, "BadRequest", words) : Say(answer, words);

    /// <summary>Nothing was saved. A message comes again by itself; a dialog stays open with what was typed.</summary>
    public static TurnAnswer Busy(AnswerAs answer) => answer == AnswerAs.Card
        ? CardAnswer.Error(500, "Busy", "Nothing was saved just now. Please press again in a moment.")
        : new TurnAnswer.Busy(ComeBack);

    public static TurnAnswer.Invoked Show(DialogDrawing dialog) =>
        DialogAnswer.Continue(dialog.Title, DialogSize.Medium, DialogSize.Large, dialog.Json);
}
