using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CharterBot.BotFramework.Activities;

/// <summary>A message without the markup of its mentions: who was meant, and what was said.</summary>
public sealed partial record Mentions(bool BotIsMentioned, string Text, IReadOnlyList<Mention> Others)
{
    private const int LongestId = 1_000;

    // Looking for places costs more with every one that is taken; nobody names more people in one message.
    private const int MostPlaces = 100;

    public static Mentions Of(Activity activity)
    {
        var bot = activity.Recipient?.Id;
        var entities = (activity.Entities ?? [])
            .Where(entity => entity is { Type: "mention", Mentioned.Id.Length: > 0 and <= LongestId })
            .ToArray();

        return new Mentions(
            entities.Any(IsOfBot),
            Tidied(Decoded(WithoutMarkup(activity.Text ?? "", entities, IsOfBot), activity.TextFormat)),
            [.. entities.Where(entity => !IsOfBot(entity)).Select(Named)]);

        bool IsOfBot(Entity entity) => string.Equals(entity.Mentioned?.Id, bot, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Each entity takes one place in the text, so what a replaced name says is never read again.</summary>
    private static string WithoutMarkup(string text, Entity[] entities, Predicate<Entity> isOfBot)
    {
        var places = new SortedList<int, (int Length, string Instead)>();
        foreach (var entity in entities.Take(MostPlaces))
        {
            if (Place(text, entity, places) is { } place)
                places.Add(place.Start, (place.Length, isOfBot(entity) ? "" : Named(entity).Name));
        }

        var plain = new StringBuilder(text.Length);
        var end = 0;
        foreach (var (start, (length, instead)) in places)
        {
            plain.Append(text, end, start - end).Append(instead);
            end = start + length;
        }

        return plain.Append(text, end, text.Length - end).ToString();
    }

    private static (int Start, int Length)? Place(
        string text, Entity entity, SortedList<int, (int Length, string Instead)> taken)
    {
        foreach (var markup in Markups(entity))
        {
            var at = text.IndexOf(markup, StringComparison.OrdinalIgnoreCase);
            while (at >= 0 && taken.Any(place => at < place.Key + place.Value.Length && place.Key < at + markup.Length))
                at = text.IndexOf(markup, at + 1, StringComparison.OrdinalIgnoreCase);

            if (at >= 0)
                return (at, markup.Length);
        }

        return null;
    }

    /// <summary>
    /// Teams leaves the entity's text out for names with an ampersand, which the message then escapes.
    /// </summary>
    private static IEnumerable<string> Markups(Entity entity)
    {
        if (entity.Text is { Length: > 0 } text)
            yield return text;

        if (entity.Mentioned?.Name is { Length: > 0 } name)
        {
            yield return $"<at>{name}</at>";
            yield return $"<at>{WebUtility.HtmlEncode(name)}</at>";
        }
    }

    private static Mention Named(Entity entity) =>
        new(entity.Mentioned?.Id ?? "", entity.Mentioned?.Name ?? Tag.Replace(entity.Text ?? "", ""));

    /// <summary>
    /// Only format "xml" escapes what people typed; "plain", which Teams sends, is already what they typed.
    /// </summary>
    private static string Decoded(string text, string? format) =>
        string.Equals(format, "xml", StringComparison.OrdinalIgnoreCase) ? WebUtility.HtmlDecode(text) : text;

    private static string Tidied(string text)
    {
        var spaced = Quoted.Replace(text, "").ReplaceLineEndings("\n").Replace("&nbsp;", " ", StringComparison.Ordinal);
        return string.Join('\n', spaced.Split('\n').Select(line => Spaces.Replace(line, " ").Trim(' '))).Trim('\n');
    }

    [GeneratedRegex("</?at>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("<quoted messageId=\"[^\"<>]*\" ?/>", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("[ \\t\\u00A0]+")]
    private static partial Regex Spaces { get; }
}
