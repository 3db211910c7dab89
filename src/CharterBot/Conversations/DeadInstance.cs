namespace CharterBot.Conversations;

/// <summary>An instance that is gone and left work, with the tag of its row as it was found.</summary>
internal sealed record DeadInstance(string Name, string ETag);
