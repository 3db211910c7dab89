using System.Text.Json.Serialization;

namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>Something in a card's body. What people wrote stands in text runs only: they know no Markdown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
internal abstract record Element
{
    private Element()
    {
    }

    public string? Spacing { get; init; }

    public bool? Separator { get; init; }

    public sealed record TextBlock(string Text) : Element
    {
        public bool Wrap { get; } = true;

        public string? Style { get; init; }

        public string? Weight { get; init; }

        public string? Size { get; init; }
    }

    public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : Element;

    public sealed record Container(IReadOnlyList<Element> Items) : Element
    {
        public string? Style { get; init; }
    }

    public sealed record ActionSet(IReadOnlyList<CardButton> Actions) : Element;

    public sealed record TextInput(string Id, string Label) : Element
    {
        public bool IsMultiline { get; init; }

        public bool? IsRequired { get; init; }

        public string? ErrorMessage { get; init; }

        public int? MaxLength { get; init; }

        public string? Placeholder { get; init; }

        public string? Value { get; init; }
    }

    public sealed record ChoiceInput(string Id, string Label, IReadOnlyList<Choice> Choices) : Element
    {
        public bool Wrap { get; } = true;

        public string? Style { get; init; }

        public bool? IsRequired { get; init; }

        public string? ErrorMessage { get; init; }

        public string? Value { get; init; }
    }

    public sealed record Choice(string Title, string Value);
}
