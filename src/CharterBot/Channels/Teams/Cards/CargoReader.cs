using System.Globalization;
using System.Text.Json;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Takes members out of a cargo that anyone may have written; the first wrong one is remembered.</summary>
internal sealed class CargoReader(JsonElement data)
{
    private const int MostWord = 512;
    private const int MostText = 40_000;
    private const int MostNumber = 100_000;

    /// <summary>What is wrong with it, once something that was asked for is.</summary>
    public string? Fault { get; private set; } =
        data.ValueKind == JsonValueKind.Object ? null : "it brings nothing that can be read";

    public int Question => MaybeQuestion ?? Missing(CardMembers.Question);

    public int Number => MaybeNumber ?? Missing(CardMembers.Number);

    public int? MaybeQuestion => Whole(CardMembers.Question);

    public int? MaybeNumber => Whole(CardMembers.Number);

    /// <summary>A question picked from a list arrives as text; without a list it is in the cargo.</summary>
    public int Chosen => Has(CardMembers.Chosen)
        ? int.TryParse(Word(CardMembers.Chosen), NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
            number <= MostNumber ? number : Missing(CardMembers.Chosen)
        : Question;

    /// <summary>What was typed into the dialog, else the text that the button carries; tidied like a message.</summary>
    public string Text =>
        Reading.Tidy(String(Has(CardMembers.Typed) ? CardMembers.Typed : CardMembers.Text, MostText) ?? "");

    public bool Has(string member) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(member, out var value) &&
        value.ValueKind != JsonValueKind.Null;

    public string? Word(string member) => String(member, MostWord);

    private string? String(string member, int most)
    {
        if (!Has(member))
            return null;

        var value = data.GetProperty(member);
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= most)
            return text;

        Fault ??= $"its \"{member}\" is no text of at most {Words.Number(most)}";
        return null;
    }

    private int? Whole(string member)
    {
        if (!Has(member))
            return null;

        var value = data.GetProperty(member);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) &&
            number is >= 0 and <= MostNumber)
        {
            return number;
        }

        Fault ??= $"its \"{member}\" is no number";
        return null;
    }

    private int Missing(string member)
    {
        Fault ??= $"its \"{member}\" is missing";
        return 0;
    }
}
