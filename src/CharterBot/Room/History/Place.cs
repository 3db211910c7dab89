using System.Globalization;

namespace CharterBot.Room.History;

/// <summary>A conversation id taken apart: a channel with or without a thread's root, or a personal chat.</summary>
internal readonly record struct Place(string Id, long? Root)
{
    public const string PersonalStart = "a:room-";

    private const string RootMark = ";messageid=";

    public bool IsPersonal => Id.StartsWith(PersonalStart, StringComparison.Ordinal);

    public string Conversation => Root is { } root ? Thread(Id, root) : Id;

    public static string Thread(string channel, long root) =>
        string.Create(CultureInfo.InvariantCulture, $"{channel}{RootMark}{root}");

    public static Place Parse(string conversation)
    {
        var at = conversation.IndexOf(RootMark, StringComparison.Ordinal);
        return at > 0 && long.TryParse(
            conversation.AsSpan(at + RootMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var root)
            ? new(conversation[..at], root)
            : new(conversation, null);
    }
}
