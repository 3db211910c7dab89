namespace CharterBot.Room;

/// <summary>Tells the room what the charter of a conversation looks like now; null where none is.</summary>
internal delegate Task<RoomCharter?> CharterOfConversation(string conversationId, CancellationToken cancellationToken);

/// <summary>A charter as the progress panel shows it.</summary>
internal sealed record RoomCharter(
    string Name,
    string Phase,
    string Version,
    string? Facilitator,
    IReadOnlyList<RoomMember> Members,
    IReadOnlyList<RoomQuestion> Questions,
    bool IsCollecting,
    string Markdown);

internal sealed record RoomMember(string Id, string Name, bool IsFacilitator);

/// <summary>State is one of: not asked, asked, drafting, agreed, skipped, parked.</summary>
internal sealed record RoomQuestion(int Number, string Area, string Text, string State, string? Answer);
