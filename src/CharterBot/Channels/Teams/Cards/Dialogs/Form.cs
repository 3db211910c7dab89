using System.Collections.Immutable;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A dialog in the making: for one person only, so inputs are safe here.</summary>
internal sealed class Form(string title, Charter? charter, Allowance room)
{
    public const int MostTyped = Charter.MostCodePoints;

    private readonly List<Element> _body = [];
    private readonly List<CardButton> _buttons = [];

    public Allowance Room { get; } = room;

    public string Name(PersonId person) => charter?.NameOf(person, Room.Name) ?? Person.FormerMember;

    public void Line(params ImmutableArray<TextRun> runs) =>
        _body.Add(new Element.RichTextBlock(runs) { Spacing = "Small" });

    public void Part(params ImmutableArray<TextRun> runs) =>
        _body.Add(new Element.RichTextBlock(runs) { Spacing = "Medium", Separator = _body.Count > 0 ? true : null });

    public void Box(string label, string value, string missing, string? placeholder = null) =>
        _body.Add(new Element.TextInput(CardMembers.Typed, label)
        {
            IsMultiline = true,
            IsRequired = true,
            ErrorMessage = missing,
            // Clients count UTF-16 units, the limit counts characters: a box of emoji must not refuse its own text.
            MaxLength = Math.Max(MostTyped, value.Length),
            Placeholder = placeholder,
            Value = value.Length == 0 ? null : value,
            Spacing = "Medium",
        });

    public void Put(Element element) => _body.Add(element);

    public void Submit(string button, Cargo cargo) =>
        _buttons.Add(CardActions.InDialog(button, cargo with { Charter = charter?.Id.Value }));

    public DialogDrawing Finish() =>
        new(title, CardJson.Write(new(_body, _buttons.Count == 0 ? null : _buttons)));
}
