namespace CharterBot.Room.History;

/// <summary>A channel of the room.</summary>
internal sealed record RoomChannel(string Id, string Name)
{
    public const string Team = "19:room@thread.tacv2";

    public static readonly RoomChannel First = new("19:room-general@thread.tacv2", "General");
}

/// <summary>A thread as the side list shows it.</summary>
internal sealed record RoomThread(
    string Conversation, string Channel, string? Title, string FirstLine, string StartedBy, long Last, int Unread);

/// <summary>How far someone has read a conversation.</summary>
internal sealed record ReadMark(string Conversation, long Upto);

internal sealed record ConversationNote(string Conversation, string? Title = null);
