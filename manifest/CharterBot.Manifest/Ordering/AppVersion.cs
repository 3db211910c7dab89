using System.Text.RegularExpressions;

namespace CharterBot.Manifest.Ordering;

/// <summary>The package's version. Teams takes an update only when it is higher than the one before.</summary>
internal readonly partial record struct AppVersion(string Value)
{
    /// <exception cref="FormatException">It is no such version; the message says why.</exception>
    public static AppVersion Parse(string text) =>
        Shape().IsMatch(text)
            ? new(text)
            : throw new FormatException($"'{text}' is no version of three numbers like 1.0.0.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
