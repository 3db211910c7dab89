using System.Text.Json.Nodes;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>What no schema asks of a manifest.</summary>
public sealed class ManifestTests
{
    private static readonly JsonNode Manifest = Sample.Manifest();

    [Fact]
    public void One_id_is_the_app_the_bot_the_message_action_and_the_registration()
    {
        string[] ids =
        [
            Text(Manifest["id"]),
            Text(Manifest["bots"]![0]!["botId"]),
            Text(Manifest["composeExtensions"]![0]!["botId"]),
            Text(Manifest["webApplicationInfo"]!["id"]),
        ];

        Assert.All(ids, id => Assert.Equal(Sample.AppId, id));
        // The form that Microsoft asks for where an app has a bot and a tab.
        Assert.Equal($"api://{Sample.Domain}/botid-{Sample.AppId}", Text(Manifest["webApplicationInfo"]!["resource"]));
    }

    [Fact]
    public void Every_address_is_https_under_a_valid_domain()
    {
        var domains = Manifest["validDomains"]!.AsArray().Select(Text).ToArray();
        var addresses = Texts(Manifest)
            .Where(text => text.StartsWith("http", StringComparison.Ordinal) && text != Text(Manifest["$schema"]))
            .Select(text => new Uri(text))
            .ToArray();

        Assert.Equal([Sample.Domain], domains);
        Assert.Equal(4, addresses.Length);
        Assert.All(addresses, address => Assert.Equal("https", address.Scheme));
        Assert.All(addresses, address => Assert.Contains(address.Host, domains));
    }

    [Fact]
    public void The_names_are_short_and_are_not_Microsofts()
    {
        var name = Text(Manifest["name"]!["short"]);
        var full = Text(Manifest["name"]!["full"]);

        Assert.InRange(name.Length, 1, 30);
        Assert.DoesNotContain("Teams", name + full, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Microsoft", name + full, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void It_asks_for_no_message_that_is_not_for_the_bot()
    {
        var permissions = Manifest["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray()
            .Select(permission => Text(permission!["name"]));

        Assert.Equal(["ChannelMember.Read.Group"], permissions);
        Assert.Equal(["identity"], Manifest["permissions"]!.AsArray().Select(Text));
    }

    [Fact]
    public void The_bot_is_wherever_its_command_menus_are_and_its_tab_where_many_are()
    {
        var scopes = Manifest["bots"]![0]!["scopes"]!.AsArray().Select(Text).ToArray();
        var menus = Manifest["bots"]![0]!["commandLists"]!.AsArray()
            .SelectMany(list => list!["scopes"]!.AsArray().Select(Text));

        Assert.Equal(["team", "groupChat", "personal"], scopes);
        Assert.Equal(scopes, menus);
        Assert.Equal(
            ["team", "groupChat"], Manifest["configurableTabs"]![0]!["scopes"]!.AsArray().Select(Text));
    }

    [Fact]
    public void The_description_counts_the_question_set_and_names_its_source()
    {
        var set = QuestionSetShelf.Mvc;
        var full = Text(Manifest["description"]!["full"]);

        Assert.Contains($" {set.Count} questions", Text(Manifest["description"]!["short"]), StringComparison.Ordinal);
        Assert.Contains($" {set.Count} questions", full, StringComparison.Ordinal);
        Assert.All(set.Areas, area => Assert.Contains(area, full, StringComparison.Ordinal));
        Assert.Contains(set.Source, full, StringComparison.Ordinal);
        Assert.Contains("Not endorsed by the World Bank Group", full, StringComparison.Ordinal);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
