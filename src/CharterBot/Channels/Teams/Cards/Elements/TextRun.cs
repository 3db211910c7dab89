namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>A run of plain text: what Markdown would read as a link, a list or bold stays as it was written.</summary>
internal sealed record TextRun(string Text)
{
    public string Type { get; } = "TextRun";

    public string? Size { get; init; }

    public string? Weight { get; init; }

    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public bool? Highlight { get; init; }

    public bool? Underline { get; init; }

    public bool? Strikethrough { get; init; }

    public static TextRun Bold(string text) => new(text) { Weight = "Bolder" };

    public static TextRun Subtle(string text) => new(text) { IsSubtle = true };

    public static TextRun Large(string text) => new(text) { Size = "Large", Weight = "Bolder" };
}
