using System.Globalization;
using System.Text;

namespace CharterBot.Room.History;

/// <summary>A name made fit for ids and file names: a-z, 0-9 and single dashes.</summary>
internal static class Slug
{
    private const int Longest = 40;

    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug is [.., not '-'])
                slug.Append('-');

            if (slug.Length == Longest)
                break;
        }

        return slug.ToString().Trim('-');
    }
}
