namespace CharterBot.Load;

/// <summary>What became of the bursts: answers that were shown, missing or doubled in what the thread shows.</summary>
internal sealed record BurstFigures(
    int Rounds,
    int WholeRounds,
    int Lost,
    int Doubled,
    int Errors,
    double AcknowledgedP50,
    double AcknowledgedP99,
    double SeenMax);
