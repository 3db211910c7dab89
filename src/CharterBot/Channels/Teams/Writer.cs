using CharterBot.BotFramework.Activities;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams;

/// <summary>
/// Who is who: a person is known by the id that the platform gave them towards this bot (<c>29:…</c>), because mentions
/// in messages name people by it and cards must mention them by it. It is the same in every conversation with this bot.
/// The Entra object id is never stored.
/// </summary>
internal static class Writer
{
    private const string Unnamed = "Someone";
    private const int LongestName = 80;

    public static Person Of(ChannelAccount account) => new(new(account.Id!), Name(account.Name) ?? Unnamed);

    /// <summary>On one line and not too long; null when there is none.</summary>
    public static string? Name(string? name)
    {
        var line = Reading.Tidy(name ?? "").ReplaceLineEndings(" ");
        return line.Length == 0 ? null : string.Concat(line.EnumerateRunes().Take(LongestName));
    }
}
