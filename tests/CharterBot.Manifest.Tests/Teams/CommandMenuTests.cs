using System.Text.Json.Nodes;
using CharterBot.Charters.Grammar;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>The menus that Teams shows are the bot's own command table, and what they write is understood.</summary>
public sealed class CommandMenuTests
{
    private static readonly JsonArray Menus = Sample.Manifest()["bots"]![0]!["commandLists"]!.AsArray();

    private static IEnumerable<JsonNode> Commands => Menus.SelectMany(menu => menu!["commands"]!.AsArray())!;

    [Fact]
    public void Every_command_is_a_row_of_the_table_word_for_word()
    {
        foreach (var command in Commands)
        {
            var title = Title(command);
            var row = Assert.Single(CommandTable.Rows, row => row.Word == title);
            var description = row.Usage == row.Word ? row.Does : $"{row.Usage} – {row.Does}";

            Assert.Equal(description, command["description"]!.GetValue<string>());
        }
    }

    [Fact]
    public void A_menu_has_at_most_twelve_commands_each_once_and_ends_with_help()
    {
        foreach (var menu in Menus)
        {
            var titles = menu!["commands"]!.AsArray().Select(Title).ToArray();

            Assert.InRange(titles.Length, 1, 12);
            Assert.Distinct(titles);
            Assert.Equal("help", titles[^1]);
        }
    }

    [Fact]
    public void What_picking_a_command_writes_is_a_command_and_no_answer()
    {
        Assert.All(Commands.Select(Title), title => Assert.True(Reading.IsCommandWord(title)));
    }

    [Fact]
    public void Slash_is_offered_where_a_message_to_the_bot_alone_can_be_sent()
    {
        foreach (var menu in Menus)
        {
            var triggers = menu!["triggers"]!.AsArray().Select(trigger => trigger!.GetValue<string>());
            string[] expected = menu["scopes"]!.AsArray().Any(scope => scope!.GetValue<string>() == "personal")
                ? ["mention"]
                : ["mention", "slash"];

            Assert.Equal(expected, triggers);
        }
    }

    private static string Title(JsonNode? command) => command!["title"]!.GetValue<string>();
}
