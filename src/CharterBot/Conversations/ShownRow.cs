namespace CharterBot.Conversations;

/// <summary>A card as it is shown, and the row that says so.</summary>
/// <param name="Written">What the row says; null while there is none.</param>
/// <param name="ETag">The row's; null while there is none.</param>
internal sealed record ShownRow(string Card, ShownCard Shown, ShownCard? Written, string? ETag)
{
    /// <summary>Who reads the row finds the message.</summary>
    public bool IsWrittenDown => Written is { Left: null } && Written.Message == Shown.Message;
}
