using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.Manifest.Teams;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>The zip, opened as Teams opens it.</summary>
public sealed class PackageTests
{
    [Fact]
    public void It_holds_the_manifest_the_icons_and_the_languages_at_its_root()
    {
        var files = Sample.Open(TeamsPackage.Make(Sample.Order()));

        Assert.Equal(["manifest.json", "color.png", "outline.png", "fr.json", "es.json"], files.Keys);
    }

    [Theory]
    [InlineData("1.29")]
    [InlineData("1.30")]
    public async Task Every_file_of_it_is_what_the_schema_of_its_version_wants(string version)
    {
        var files = Sample.Open(TeamsPackage.Make(Sample.Order(version)));

        foreach (var (name, content) in files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)))
        {
            var json = Encoding.UTF8.GetString(content);
            var faults = name == "manifest.json"
                ? await MicrosoftSchema.ManifestFaultsAsync(version, json)
                : await MicrosoftSchema.LanguageFaultsAsync(version, json);

            Assert.Empty(faults);
            Assert.Contains($"/teams/v{version}/", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_schema_would_notice_a_fault()
    {
        var manifest = Sample.Manifest();
        manifest["bots"]![0]!["scopes"]!.AsArray().Add("groupchat");
        manifest["packageName"] = "org.example.bot";

        var faults = await MicrosoftSchema.ManifestFaultsAsync("1.29", manifest.ToJsonString());

        Assert.Contains("#/packageName: NoAdditionalPropertiesAllowed", faults);
        Assert.Contains("#/bots[0]: ArrayItemNotValid", faults);
        Assert.NotEmpty(await MicrosoftSchema.LanguageFaultsAsync("1.29", """{ "name.short": "CharterBot" }"""));
    }

    [Fact]
    public void The_same_order_gives_the_same_bytes()
    {
        Assert.Equal(TeamsPackage.Make(Sample.Order()), TeamsPackage.Make(Sample.Order()));
        Assert.NotEqual(TeamsPackage.Make(Sample.Order()), TeamsPackage.Make(Sample.Order("1.30")));
    }

    [Fact]
    public void No_entry_tells_when_or_where_it_was_made()
    {
        using var zip = new ZipArchive(new MemoryStream(TeamsPackage.Make(Sample.Order())));

        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Name, entry.FullName));
    }

    [Fact]
    public void No_blank_of_the_sources_is_left()
    {
        foreach (var (name, content) in Sample.Open(TeamsPackage.Make(Sample.Order())))
        {
            if (name.EndsWith(".json", StringComparison.Ordinal))
                Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", JsonNode.Parse(content)!.ToJsonString());
        }
    }

    [Fact]
    public void What_is_filled_in_is_not_read_as_a_blank()
    {
        var order = Sample.Order() with { Developer = Sample.Order().Developer with { Name = new("{domain}") } };

        var manifest = TeamsManifest.Make(order);

        Assert.Equal("{domain}", manifest["developer"]!["name"]!.GetValue<string>());
    }
}
