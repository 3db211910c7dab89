using System.Globalization;

namespace CharterBot.Faults.Scenarios;

/// <summary>One line for each thing that is measured: its row of the aims, green or red, and the figures.</summary>
internal sealed class Report(TextWriter writer)
{
    public bool IsRed { get; private set; }

    public void Row(string row, bool isGreen, params ReadOnlySpan<FormattableString> figures)
    {
        IsRed |= !isGreen;
        writer.WriteLine($"{row,-4}{(isGreen ? "green" : "RED"),-6}{Joined(figures)}");
    }

    /// <summary>A figure that decides nothing.</summary>
    public void Note(params ReadOnlySpan<FormattableString> figures) => writer.WriteLine($"    {Joined(figures)}");

    private static string Joined(ReadOnlySpan<FormattableString> figures)
    {
        List<string> parts = [];
        foreach (var figure in figures)
            parts.Add(figure.ToString(CultureInfo.InvariantCulture));
        return string.Join(", ", parts);
    }
}
