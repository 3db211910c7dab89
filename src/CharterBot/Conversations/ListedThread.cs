namespace CharterBot.Conversations;

/// <summary>A thread that ever held a charter, among those of its channel. Its key says all.</summary>
internal sealed record ListedThread(int Schema) : IStoredShape;
