namespace CharterBot.Manifest.Ordering;

/// <summary>A name that fits under the app's name.</summary>
internal readonly record struct DeveloperName(string Value)
{
    private const int Longest = 32;

    /// <exception cref="FormatException">It is no such name; the message says why.</exception>
    public static DeveloperName Parse(string text)
    {
        var name = text.Trim();
        if (name.Length is 0 or > Longest)
            throw new FormatException($"a name has 1 to {Longest} characters, this one {name.Length}.");
        if (name.Any(char.IsControl))
            throw new FormatException("a name stands on one line.");

        return new(name);
    }

    public override string ToString() => Value;
}
