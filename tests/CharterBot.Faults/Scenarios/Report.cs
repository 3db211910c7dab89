namespace CharterBot.Faults.Scenarios;

/// <summary>One line for each thing that is measured: its row of the aims, green or red, and the figures.</summary>
internal sealed class Report(TextWriter writer)
{
    public bool IsRed { get; private set; }

    public void Row(string row, bool isGreen, params ReadOnlySpan<string?> figures)
    {
        IsRed |= !isGreen;
        writer.WriteLine($"{row,-4}{(isGreen ? "green" : "RED"),-6}{string.Join(", ", figures)}");
    }

    /// <summary>Figures that decide nothing.</summary>
    public void Note(params ReadOnlySpan<string?> figures) => writer.WriteLine($"    {string.Join(", ", figures)}");
}
