using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class MentionTests
{
    private const string Bot = "<at>Charter Bot</at>";

    [Theory]
    [InlineData("<at>Charter Bot</at> hello", "hello")]
    [InlineData("hello <at>Charter Bot</at>", "hello")]
    [InlineData("keeps rebuilding <at>Charter Bot</at> because", "keeps rebuilding because")]
    [InlineData("<AT>charter bot</AT>&nbsp;hello\u00A0\u00A0you", "hello you")]
    [InlineData("<at>Charter Bot</at>\r\n1: one\r\n\r\n  2:  two  ", "1: one\n\n2: two")]
    [InlineData("<quoted messageId=\"17900\"/> <at>Charter Bot</at> ok", "ok")]
    [InlineData("<at>Charter Bot</at> a < b && R&D, &lt; stays", "a < b && R&D, &lt; stays")]
    [InlineData("<at>Charter Bot</at> <at>Nobody</at> typed that", "<at>Nobody</at> typed that")]
    [InlineData("<at>Charter Bot</at> say <at>Charter Bot</at>", "say <at>Charter Bot</at>")]
    [InlineData("no markup at all", "no markup at all")]
    [InlineData("", "")]
    public void The_bots_own_mention_is_removed_and_the_rest_is_what_they_wrote(string text, string expected)
    {
        var mentions = Of(text, "plain", Samples.Mention("28:BOT", "Charter Bot", Bot));
        Assert.True(mentions.BotIsMentioned);
        Assert.Equal(expected, mentions.Text);
        Assert.Empty(mentions.Others);
    }

    [Theory]
    [InlineData("<at>Charter Bot</at> hi", null, "Charter Bot", "hi")]
    [InlineData("<at>R&amp;D Bot</at> hi", null, "R&D Bot", "hi")]
    [InlineData("<at>Bot</at> hi", "<at>Charter Bot</at>", "Bot", "hi")]
    [InlineData("hi", null, null, "hi")]
    [InlineData("hi", "", "", "hi")]
    public void Markup_that_the_entity_does_not_carry_is_found_by_name(
        string text, string? markup, string? name, string expected) =>
        Assert.Equal(expected, Of(text, "plain", Samples.Mention("28:bot", name, markup)).Text);

    [Fact]
    public void Each_mention_takes_one_place_in_order_also_with_the_same_name()
    {
        var mentions = Of(
            "<at>Ben</at> <at>Ben</at> <at>Ben</at>",
            "plain",
            Samples.Mention("29:ben", "Ben", "<at>Ben</at>"),
            Samples.Mention("28:bot", "Ben", "<at>Ben</at>"));

        Assert.Equal("Ben <at>Ben</at>", mentions.Text);
        Assert.Equal([new Mention("29:ben", "Ben")], mentions.Others);
    }

    [Fact]
    public void Other_people_become_their_names_and_a_name_is_never_read_as_markup()
    {
        var mentions = Of(
            $"{Bot} hand over <at>x</at> and <at>Ben</at>",
            "plain",
            Samples.Mention("29:x", Bot, "<at>x</at>"),
            Samples.Mention("29:ben", null, "<at>Ben</at>"),
            Samples.Mention("28:bot", "Charter Bot", Bot));

        Assert.Equal($"hand over {Bot} and Ben", mentions.Text);
        Assert.Equal([new Mention("29:x", Bot), new Mention("29:ben", "Ben")], mentions.Others);
    }

    [Fact]
    public void Typing_the_markup_mentions_nobody()
    {
        var mentions = Of($"{Bot} start", "plain");
        Assert.False(mentions.BotIsMentioned);
        Assert.Equal($"{Bot} start", mentions.Text);
    }

    [Fact]
    public void Only_xml_is_decoded_and_only_once() =>
        Assert.Equal("a < b &lt; R&D", Of("a &lt; b &amp;lt; R&amp;D", "xml").Text);

    [Fact]
    public void A_crowd_of_mentions_costs_little()
    {
        var crowd = Enumerable.Range(0, 1_200).Select(_ => Samples.Mention("29:b", "b", "<at>b</at>")).ToArray();
        var mentions = Of(string.Concat(Enumerable.Repeat("<at>b</at>", 3_000)), "plain", crowd);
        Assert.Equal(1_200, mentions.Others.Count);
    }

    [Theory]
    [InlineData("19:demo@thread.tacv2;messageid=1790", "19:demo@thread.tacv2", "1790")]
    [InlineData("19:demo@thread.tacv2;x=1;MessageId=1790", "19:demo@thread.tacv2", "1790")]
    [InlineData("19:demo@thread.tacv2", "19:demo@thread.tacv2", null)]
    [InlineData("19:demo@thread.tacv2;messageid=", "19:demo@thread.tacv2", null)]
    [InlineData("a:1messageid=7", "a:1messageid=7", null)]
    [InlineData(";messageid=7", "", "7")]
    [InlineData("", "", null)]
    public void A_conversation_id_names_a_place_and_a_thread(string id, string place, string? root) =>
        Assert.Equal(new ConversationAddress(place, root), ConversationAddress.Of(id));

    private static Mentions Of(string text, string format, params JsonNode[] entities)
    {
        var message = Samples.Message(text);
        message["textFormat"] = format;
        message["entities"] = new JsonArray(entities);
        var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(message.ToJsonString()));
        return Mentions.Of(Assert.IsType<ActivityReading.WellFormed>(reading).Activity);
    }
}
