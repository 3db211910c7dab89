namespace CharterBot.Conversations;

/// <summary>The shape of a row that says of which version it is.</summary>
internal interface IStoredShape
{
    /// <summary>The version of the layout that the row was written in.</summary>
    int Schema { get; }
}
