namespace CharterBot.Charters;

/// <summary>Where a charter stands as a whole.</summary>
public enum Phase
{
    Opening,
    Asking,
    Reviewing,
    Published,
    Cancelled,
}
