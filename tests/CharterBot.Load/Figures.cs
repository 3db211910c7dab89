namespace CharterBot.Load;

/// <summary>What one run measured. Times in milliseconds; memory is the peak since the bot's start.</summary>
internal sealed record Figures(
    double TurnsPerSecond,
    double AcknowledgedP50,
    double AcknowledgedP99,
    double SeenP50,
    double SeenP99,
    double CpuSecondsPerThousand,
    double PeakMebibytes,
    int Charters,
    int Errors,
    int Missed,
    int Unseen);
