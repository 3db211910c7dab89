using System.Collections.Immutable;
using System.Text;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// A card in the making. Each line goes onto the card and into its plain-text version, each button into both, so that
/// the two cannot say different things.
/// </summary>
internal sealed class Sheet(Charter? charter, Allowance room, CardKey? card = null)
{
    private const int MostButtons = 6;

    /// <summary>What a text block would read as Markdown: a mention is the one name that must stand in one.</summary>
    private const string Markup = "*_~`[]()<>\\#|!{}&";

    private readonly List<Element> _body = [];
    private readonly List<(PhraseButton Button, int Rank, string? Style)> _buttons = [];
    private readonly List<CardMention> _mentions = [];
    private readonly StringBuilder _plain = new();
    private CardRefreshing? _refresh;

    public Allowance Room { get; } = room;

    /// <summary>The one person who sees this card; null when all do.</summary>
    public PersonId? Viewer { get; init; }

    /// <summary>Some text stands here in part only.</summary>
    public bool IsShortened { get; private set; }

    public string Name(PersonId person) => charter?.NameOf(person, Room.Name) ?? Person.FormerMember;

    public string? Names(IEnumerable<PersonId> people) => charter?.Names(people, Math.Max(3, Room.Rows), Room.Name);

    /// <summary>What someone wrote: mended, isolated, and only as long as there is room.</summary>
    public string Text(string text, int divisor = 1)
    {
        var mended = UserText.Mended(text);
        var shown = UserText.Shortened(mended, Math.Max(12, Room.Text / divisor));
        IsShortened |= shown.Length < mended.Length;
        return UserText.Isolated(shown);
    }

    public void Shorten() => IsShortened = true;

    /// <summary>Our own words as a heading that screen readers can jump to. Never what people wrote.</summary>
    public void Heading(string text, string plain)
    {
        _body.Add(new Element.TextBlock(text) { Style = "heading", Weight = "Bolder" });
        _plain.Append(plain).Append('\n');
    }

    public void Line(params ImmutableArray<TextRun> runs) => Line(null, runs);

    public void Tight(params ImmutableArray<TextRun> runs) => Line("Small", runs);

    public void Part(params ImmutableArray<TextRun> runs) => Line("Medium", runs);

    /// <summary>A line whose plain words differ from its runs: marks that only the eye sees are named there.</summary>
    public void Marked(string plain, ImmutableArray<TextRun> runs)
    {
        _body.Add(new Element.RichTextBlock(runs));
        _plain.Append(plain).Append('\n');
    }

    /// <summary>The text that a card is about, in a box of its own.</summary>
    public void Wording(params ImmutableArray<TextRun> runs) =>
        Wording(string.Concat(runs.Select(run => run.Text)), runs);

    public void Wording(string plain, ImmutableArray<TextRun> runs)
    {
        _body.Add(new Element.Container([new Element.RichTextBlock(runs)]) { Style = "emphasis", Spacing = "Small" });
        _plain.Append(plain).Append('\n');
    }

    /// <summary>People the card calls: the one ping. Mentions work in text blocks only.</summary>
    public void Call(string before, IEnumerable<PersonId> people)
    {
        var called = new HashSet<string>();
        var marked = new List<string>();
        foreach (var person in people)
        {
            var name = Mentionable(person);
            var unique = name;
            for (var count = 2; !called.Add(unique); count++)
                unique = $"{name} {Words.Number(count)}";
            marked.Add(CardActions.IsUser(person) ? $"<at>{unique}</at>" : unique);
            if (CardActions.IsUser(person))
                _mentions.Add(new(marked[^1], new(person.Value, unique)));
        }

        _body.Add(new Element.TextBlock($"{before}{string.Join(", ", marked)}"));
        _plain.Append(before).AppendJoin(", ", called).Append('\n');
    }

    /// <param name="rank">Past six buttons those of the highest rank are left to their text commands.</param>
    public void Button(string title, Press press, string say, int rank = 0, string? style = null) =>
        _buttons.Add((new(title, press, say), rank, style));

    /// <summary>Clients of these people ask for the card as each of them should see it, when they show it.</summary>
    public void RefreshFor(IEnumerable<PersonId> people) => _refresh = CardActions.Refresh(charter!, card, people);

    /// <summary>Words that only clients without cards need.</summary>
    public void Plainly(string text) => _plain.Append(text).Append('\n');

    public DrawnCard Finish(string? width = "Full")
    {
        var body = new List<Element>(_body.Count + 1);
        body.AddRange(_body);
        if (_buttons.Count > 0)
            body.Add(new Element.ActionSet([.. Pressable()]));
        var teams = new TeamsPart(width, _mentions.Count == 0 ? null : _mentions);
        return new(CardJson.Write(new(body) { Teams = teams, Refresh = _refresh }), Plain());
    }

    private void Line(string? spacing, ImmutableArray<TextRun> runs)
    {
        _body.Add(new Element.RichTextBlock(runs) { Spacing = spacing });
        foreach (var run in runs)
            _plain.Append(run.Text);
        _plain.Append('\n');
    }

    private IEnumerable<CardButton> Pressable()
    {
        var buttons = _buttons.Count <= MostButtons
            ? _buttons
            : Enumerable.Range(0, _buttons.Count)
                .OrderBy(index => _buttons[index].Rank)
                .Take(MostButtons)
                .Order()
                .Select(index => _buttons[index]);
        return buttons.Select(pressable => CardActions.Write(
            pressable.Button, charter?.Id, pressable.Style, card));
    }

    private string Plain()
    {
        foreach (var (button, _, _) in _buttons)
            _plain.Append(button.Title).Append(": ").Append(button.Say).Append('\n');
        return _plain.ToString().TrimEnd();
    }

    private string Mentionable(PersonId person) => Mentionable(UserText.Name(charter!.NameOf(person), Room.Name));

    internal static string Mentionable(string name)
    {
        var plain = string.Concat(name.Where(letter => !Markup.Contains(letter, StringComparison.Ordinal))).Trim();
        return plain.Length == 0 ? "someone" : plain;
    }
}
