using System.Text;
using CharterBot.Channels;

namespace CharterBot.Documents;

/// <summary>What people wrote, in Markdown: it reads as they wrote it, no link, no heading, no HTML.</summary>
internal static class MarkdownText
{
    private const string Everywhere = "\\`*_[]<>&~|{}$";
    private const string AtLineStart = "#-+=:";

    /// <summary>One line: a name, a title.</summary>
    public static string Inline(string text)
    {
        var line = UserText.OnOneLine(text);
        var escaped = new StringBuilder(line.Length + 8);
        AppendLine(escaped, line);
        return escaped.ToString();
    }

    /// <summary>A quotation that keeps its lines.</summary>
    public static void AppendQuote(StringBuilder markdown, string text)
    {
        var lines = UserText.Mended(text).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            markdown.Append(line.Length == 0 ? ">" : "> ");
            AppendLine(markdown, line);
            var goesOn = index + 1 < lines.Length && line.Length > 0 && lines[index + 1].Trim().Length > 0;
            markdown.Append(goesOn ? "\\\n" : "\n");
        }
    }

    private static void AppendLine(StringBuilder markdown, string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (Everywhere.Contains(letter, StringComparison.Ordinal) ||
                (at == 0 && AtLineStart.Contains(letter, StringComparison.Ordinal)) ||
                (letter is '.' or ')' && IsListNumber(line, at)))
            {
                markdown.Append('\\');
            }

            markdown.Append(letter);
        }
    }

    private static bool IsListNumber(string line, int at) =>
        at is > 0 and < 10 && !line.AsSpan(0, at).ContainsAnyExceptInRange('0', '9');
}
