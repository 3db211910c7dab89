using CharterBot.Room.History;

namespace CharterBot.Room.Calls;

/// <summary>Everything the side list needs.</summary>
internal sealed record RoomView(
    Person Me,
    string Personal,
    Person Bot,
    IReadOnlyList<Person> People,
    IReadOnlyList<RoomChannel> Channels,
    IReadOnlyList<RoomThread> Threads);

internal sealed record ConversationView(string Conversation, IReadOnlyList<Message> Messages);

internal sealed record CharterView(RoomCharter? Charter);
