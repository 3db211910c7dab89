using System.Globalization;

namespace CharterBot.Room.Delivery;

/// <summary>What the browser says about its own time and language; taken only where it is well-formed.</summary>
internal sealed record BrowserClock(string? LocalTimestamp, string? Timezone, string? Locale)
{
    public string? SaneTimestamp => DateTimeOffset.TryParse(
        LocalTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture)
        : null;

    public string? SaneTimezone => Timezone is { Length: > 0 and <= 60 } zone &&
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : null;

    public string SaneLocale => Locale is { Length: > 1 and <= 35 } locale &&
        locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? locale : "en-US";
}
