namespace CharterBot.Load;

/// <summary>What some pieces of one charter cost.</summary>
/// <param name="CpuMilliseconds">User and system time of the bot for a piece.</param>
internal sealed record LengthFigures(int Pieces, double AcknowledgedP50, double CpuMilliseconds);
