using CharterBot.Conversations;

namespace CharterBot.Upkeep.Copying;

/// <summary>What the mark of a copy under way says.</summary>
/// <param name="From">The store that is copied, in words without secrets.</param>
internal sealed record OpenCopy(int Schema, string From) : IStoredShape;
