namespace CharterBot.Conversations;

/// <summary>The version in which this build writes rows. It reads every earlier one.</summary>
internal static class RowSchema
{
    public const int Current = 1;
}
