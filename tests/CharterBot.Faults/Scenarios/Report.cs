using System.Globalization;

namespace CharterBot.Faults.Scenarios;

/// <summary>One line for each thing that is measured: its row in the table of aims, green or red, and the figures.</summary>
internal sealed class Report(TextWriter writer)
{
    public bool IsRed { get; private set; }

    public void Row(string row, bool isGreen, FormattableString figures)
    {
        IsRed |= !isGreen;
        writer.WriteLine($"{row,-4}{(isGreen ? "green" : "RED"),-6}{figures.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A figure that decides nothing.</summary>
    public void Note(FormattableString figures) => writer.WriteLine($"    {figures.ToString(CultureInfo.InvariantCulture)}");
}
