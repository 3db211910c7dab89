namespace CharterBot.Channels.Teams;

/// <summary>In which envelope the platform waits for the answer.</summary>
internal enum AnswerAs
{
    Nothing,
    Card,
    Dialog,
}
