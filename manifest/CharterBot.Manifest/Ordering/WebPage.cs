namespace CharterBot.Manifest.Ordering;

/// <summary>A page that everybody may read: Teams links to it from the app's details.</summary>
internal readonly record struct WebPage(string Value)
{
    private const int Longest = 2048;

    /// <exception cref="FormatException">It is no such page; the message says why.</exception>
    public static WebPage Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps)
            throw new FormatException($"'{text}' is no https address like https://example.org/privacy.");
        if (page.UserInfo.Length > 0)
            throw new FormatException("the address holds a user name or a password.");
        if (page.AbsoluteUri.Length > Longest)
            throw new FormatException($"the address is longer than {Longest} characters.");

        return new(page.AbsoluteUri);
    }

    public override string ToString() => Value;
}
