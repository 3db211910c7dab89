using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CharterBot.Room.History;

/// <summary>Someone in the room. The same name is the same person, in however many windows.</summary>
internal sealed record Person(string Id, string Name, string ObjectId)
{
    public const string IdStart = "29:room-";
    public const int LongestName = 60;

    public static readonly Person Bot = new("28:charterbot-room", "CharterBot", "");

    public string PersonalConversation => Place.PersonalStart + Id[IdStart.Length..];

    public static Person? Named(string? typed)
    {
        var name = string.Join(' ', (typed ?? "").Normalize().Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var length = new StringInfo(name).LengthInTextElements;
        if (length is 0 or > LongestName || name.Any(c => char.IsControl(c) || c is '<' or '>' or '@'))
            return null;

        if (name.Equals(Bot.Name, StringComparison.OrdinalIgnoreCase))
            return null;

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant()));
        var slug = Slug.Of(name);
        var id = $"{IdStart}{(slug.Length == 0 ? "" : slug + "-")}{Convert.ToHexStringLower(digest.AsSpan(0, 4))}";
        return new Person(id, name, new Guid(digest.AsSpan(0, 16)).ToString());
    }
}
