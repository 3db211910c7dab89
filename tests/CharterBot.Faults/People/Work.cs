namespace CharterBot.Faults.People;

/// <summary>How much is written, by how many, where.</summary>
/// <param name="Pieces">In all channels together.</param>
/// <param name="PiecesPerQuestion">Of one person to one question, one after the other.</param>
internal sealed record Work(int Pieces, int Channels = 10, int People = 20, int PiecesPerQuestion = 2);
