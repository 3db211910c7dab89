using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Cards;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>How the words of a changed draft stand on its card.</summary>
public sealed class DraftDifferenceTests
{
    /// <param name="shown">~taken out~, _put in_.</param>
    [Theory]
    [InlineData("Every map is new.", "Weekly maps are new.", "~Every map is~ _Weekly maps are_ new.")]
    [InlineData("We check every chart.", "We check weekly charts.", "We check ~every chart~ _weekly charts_.")]
    [InlineData("We check maps.", "We check maps!", "We check maps~.~ _!_")]
    [InlineData("We meet.", "We often meet.", "We _often_ meet.")]
    [InlineData("We often meet.", "We meet.", "We ~often~ meet.")]
    [InlineData("我们检查地图。", "我们检查图表。", "我们检查~地~图_表_。")]
    public void What_is_taken_out_and_what_is_put_in_do_not_run_together(string before, string after, string shown)
    {
        var charter = Scene.Begun().Says(Scene.Amina, "draft: " + before).Says(Scene.Amina, "draft: " + after).Charter;

        var card = JsonNode.Parse(CardDrawing.Draw(charter, CardKey.OfDraft(1, 2)).Json.Span)!;

        var wording = Assert.Single(CardLint.All(card), node => (string?)node["style"] == "emphasis");
        Assert.Equal(shown, string.Concat(wording["items"]![0]!["inlines"]!.AsArray().Select(run => Marked(run!))));
    }

    private static string Marked(JsonNode run)
    {
        var mark = run["strikethrough"] is not null ? "~" : run["underline"] is not null ? "_" : "";
        return mark + (string?)run["text"] + mark;
    }
}
