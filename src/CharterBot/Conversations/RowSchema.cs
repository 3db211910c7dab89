namespace CharterBot.Conversations;

/// <summary>The version in which this build writes rows. It reads every earlier one.</summary>
internal static class RowSchema
{
    public const int Current = 4;

    /// <summary>From this version on the row of a turn tells which delivery it was; before, that was a row of its own.</summary>
    public const int TurnsTellTheirDelivery = 2;

    // From version 3 on turns that were saved together share a row; before, each had its own.
    // From version 4 on the newest turns stand in the row of the head.
}
