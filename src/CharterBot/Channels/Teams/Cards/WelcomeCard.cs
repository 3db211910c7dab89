using System.Text;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>The welcome in a place the bot was brought into; it mentions who did that, and nobody else.</summary>
internal static class WelcomeCard
{
    private const string BroughtInBy = "Brought in by ";
    private const int LongestName = 60;

    /// <param name="by">Their name is empty when the platform did not say it.</param>
    public static DrawnCard Draw(Phrase phrase, Person by)
    {
        var name = by.Name.Length == 0 ? "" : Sheet.Mentionable(UserText.Name(by.Name, LongestName));
        var body = new List<Element> { new Element.RichTextBlock([new TextRun(phrase.Text)]) };
        var plain = new StringBuilder(phrase.Text).Append('\n');
        if (name.Length > 0)
        {
            body.Add(new Element.TextBlock($"{BroughtInBy}<at>{name}</at>."));
            plain.Add($"{BroughtInBy}{name}.\n");
        }

        body.Add(new Element.ActionSet([.. phrase.Buttons.Select(button => CardActions.Write(button, charter: null))]));
        foreach (var button in phrase.Buttons)
            plain.Add($"{button.Title}: {button.Say}\n");
        CardMention[]? mentions = name.Length > 0 ? [new($"<at>{name}</at>", new(by.Id.Value, name))] : null;
        return new(
            CardJson.Write(new(body) { Teams = new TeamsPart(Width: null, mentions) }), plain.ToString().TrimEnd());
    }
}
