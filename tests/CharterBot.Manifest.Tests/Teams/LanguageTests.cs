using System.Text.Json.Nodes;
using CharterBot.Manifest.Teams;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>A missing text would silently stay English, so the languages are compared key by key.</summary>
public sealed class LanguageTests
{
    private static readonly OrderedDictionary<string, byte[]> Files =
        Sample.Open(TeamsPackage.Make(Sample.Order()));

    private static readonly JsonObject Manifest = JsonNode.Parse(Files["manifest.json"])!.AsObject();

    public static TheoryData<string> Languages =>
        [.. TeamsManifest.Languages(Manifest).Select(language => language.File)];

    [Fact]
    public void English_is_the_default_French_and_Spanish_are_added()
    {
        Assert.Equal("en", Manifest["localizationInfo"]!["defaultLanguageTag"]!.GetValue<string>());
        Assert.Equal([("fr", "fr.json"), ("es", "es.json")], TeamsManifest.Languages(Manifest));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_that_people_read_has_its_key_in_every_language(string file)
    {
        var keys = JsonNode.Parse(Files[file])!.AsObject().Select(text => text.Key).Where(key => key != "$schema");

        Assert.Equal(Readable().Keys.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Names_stay_and_everything_else_is_translated(string file)
    {
        var english = Readable();
        foreach (var (key, text) in JsonNode.Parse(Files[file])!.AsObject().Where(text => text.Key != "$schema"))
        {
            if (key.StartsWith("name.", StringComparison.Ordinal))
                Assert.Equal(english[key], text!.GetValue<string>());
            else
                Assert.NotEqual(english[key], text!.GetValue<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_translation_says_what_each_listed_command_does_and_no_other(string file)
    {
        var translated = SourceFile.Json(file)["commands"]!.AsObject().Select(command => command.Key);
        var listed = TeamsManifest.Commands(Manifest).Select(command => command.Word).Distinct();

        Assert.Equal(listed.Order(StringComparer.Ordinal), translated.Order(StringComparer.Ordinal));    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_translation_leaves_the_same_blanks(string file)
    {
        var english = SourceFile.Json("manifest.json")["description"]!["full"]!.GetValue<string>();
        var other = SourceFile.Json(file)["description.full"]!.GetValue<string>();

        Assert.Equal(Blanks(english), Blanks(other));    }

    /// <summary>The manifest's own texts by the keys that Microsoft gives them in a language file.</summary>
    private static Dictionary<string, string> Readable()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (ReadOnlySpan<string>)["name", "description"])
        {
            foreach (var (name, text) in Manifest[part]!.AsObject())
                texts[$"{part}.{name}"] = text!.GetValue<string>();
        }

        var menus = Manifest["bots"]![0]!["commandLists"]!.AsArray();
        for (var menu = 0; menu < menus.Count; menu++)
        {
            var commands = menus[menu]!["commands"]!.AsArray();
            for (var place = 0; place < commands.Count; place++)
            {
                texts[$"bots[0].commandLists[{menu}].commands[{place}].description"] =
                    commands[place]!["description"]!.GetValue<string>();
            }
        }

        var actions = Manifest["composeExtensions"]![0]!["commands"]!.AsArray();
        for (var place = 0; place < actions.Count; place++)
        {
            foreach (var name in (ReadOnlySpan<string>)["title", "description"])
                texts[$"composeExtensions[0].commands[{place}].{name}"] = actions[place]![name]!.GetValue<string>();
        }

        return texts;
    }

    private static IEnumerable<string> Blanks(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\{[a-zA-Z]+\}").Select(blank => blank.Value)
            .Order(StringComparer.Ordinal);
}
