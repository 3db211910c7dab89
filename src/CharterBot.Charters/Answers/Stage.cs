namespace CharterBot.Charters.Answers;

/// <summary>How far one question has come.</summary>
public enum Stage
{
    NotAsked,
    Asked,
    Skipped,
    Agreed,
    Parked,
}
