using System.Text.Json.Nodes;
using CharterBot.Channels.Teams;
using CharterBot.Conversations;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>Which thread an activity belongs to, and where its answer goes.</summary>
public sealed class WhereaboutsTests
{
    private const string Root = "1790000000001";
    private const string InThread = Delivered.Channel + ";messageid=" + Root;
    private const string Hello = "<at>Charter Bot</at> hello";

    [Theory]
    [InlineData(InThread, "channel", Root, InThread)]
    [InlineData(Delivered.Channel, "channel", "1790000000123", Delivered.Channel + ";messageid=1790000000123")]
    [InlineData(Delivered.Channel, "Channel", "1790000000123", Delivered.Channel + ";messageid=1790000000123")]
    [InlineData(Delivered.Team, "channel", "1790000000123", Delivered.Team + ";messageid=1790000000123")]
    [InlineData("19:old@thread.skype;messageid=7", "channel", "7", "19:old@thread.skype;messageid=7")]
    [InlineData("19:group@thread.v2", "groupChat", null, "19:group@thread.v2")]
    [InlineData("19:group@unq.gbl.spaces", "groupChat", null, "19:group@unq.gbl.spaces")]
    [InlineData("a:personal", "personal", null, "a:personal")]
    public void A_message_belongs_to_its_thread_its_chat_or_is_a_new_post(
        string conversation, string kind, string? root, string answeredIn)
    {
        var message = Delivered.Message(Hello, conversation, kind);
        message["conversation"]!["name"] = null;

        var arrival = Delivered.Turn(message).Arrival;

        Assert.Equal(ThreadKey.Of("msteams", Delivered.Tenant, conversation.Split(';')[0], root), arrival.Thread);
        Assert.Equal(new Place("msteams", "https://smba.trafficmanager.net/emea/", answeredIn), arrival.Place);
    }

    [Theory]
    [InlineData(Root)]
    [InlineData(InThread)]
    public void The_thread_that_the_channel_data_name_is_the_thread(string named)
    {
        var message = Delivered.Message(Hello);
        message["channelData"]!["thread"] = new JsonObject { ["id"] = named };
        Assert.Equal(Root, Delivered.Turn(message).Arrival.Thread.Thread);

        var invoke = Press("join", "c1");
        invoke["channelData"]!["thread"] = new JsonObject { ["id"] = named };
        Assert.Equal(Root, Delivered.Turn(invoke).Arrival.Thread.Thread);
    }

    [Theory]
    [InlineData("19:other@thread.tacv2")]
    [InlineData("")]
    [InlineData("../h")]
    public void A_name_that_is_no_root_is_none(string named)
    {
        var message = Delivered.Message(Hello);
        message["channelData"]!["thread"] = new JsonObject { ["id"] = named };
        Assert.Equal("1790000000123", Delivered.Turn(message).Arrival.Thread.Thread);
    }

    [Fact]
    public void A_press_without_a_thread_finds_it_by_the_charter_on_the_button()
    {
        var thread = ThreadKey.Of("msteams", Delivered.Tenant, Delivered.Channel, Root);
        var charter = thread.Signed("0123456789abcdef");

        foreach (var pressed in (JsonObject[])[Press("join", charter), Submit("join", charter)])
        {
            var arrival = Delivered.Turn(pressed).Arrival;
            Assert.Equal(thread, arrival.Thread);
            Assert.Equal(InThread, arrival.Place.Conversation);
        }

        var form = Assert.IsType<Understood.Form>(Delivered.Understood(Open("OurDraft", charter)));
        Assert.Equal(thread, form.Thread);
    }

    [Fact]
    public void A_press_on_a_card_of_no_charter_belongs_to_the_post_that_it_stands_on()
    {
        var form = Assert.IsType<Understood.Form>(Delivered.Understood(Open("Help", charter: null)));
        Assert.Equal("1790000000009", form.Thread.Thread);
    }

    [Fact]
    public void What_a_button_names_leads_nowhere_outside_its_channel()
    {
        var partition = ThreadKey.Of("msteams", Delivered.Tenant, Delivered.Channel, "1").Partition;
        string[] all = ["a@b@c", "@", "x@", "x@..", "x@~", "x@~0041", "@7|h", new string('x', 500) + "@7"];
        foreach (var forged in all)
        {
            var arrival = Delivered.Turn(Press("join", forged)).Arrival;
            Assert.Equal(partition, arrival.Thread.Partition);
            Assert.DoesNotContain('|', arrival.Thread.Thread);
        }
    }

    [Fact]
    public void A_thread_of_a_long_name_signs_nothing()
    {
        var thread = ThreadKey.Of("msteams", "t", "19:c", new string('x', 100));
        Assert.Equal("id", thread.Signed("id"));
        Assert.Null(ThreadKey.RootIn("id"));
    }

    [Fact]
    public void The_tenant_is_that_of_the_conversation_whoever_writes_in_a_shared_channel()
    {
        var message = Delivered.Message(Hello, InThread);
        message["channelData"]!["tenant"]!["id"] = "99999999-9999-4999-8999-999999999999";
        Assert.Equal(
            Delivered.Turn(Delivered.Message(Hello, InThread)).Arrival.Thread, Delivered.Turn(message).Arrival.Thread);

        message["conversation"]!.AsObject().Remove("tenantId");
        Assert.Contains("99999999", Delivered.Turn(message).Arrival.Thread.Partition, StringComparison.Ordinal);
    }

    private static JsonObject Press(string verb, string charter)
    {
        var data = new JsonObject { ["v"] = verb, ["c"] = charter };
        var invoke = Delivered.Invoke("adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["verb"] = verb, ["data"] = data },
        });
        invoke["replyToId"] = "1790000000009";
        return invoke;
    }

    private static JsonObject Submit(string verb, string charter)
    {
        var message = Delivered.Activity("message");
        message["value"] = new JsonObject { ["v"] = verb, ["c"] = charter };
        message["replyToId"] = "1790000000009";
        return message;
    }

    private static JsonObject Open(string dialog, string? charter)
    {
        var invoke = Delivered.Invoke("task/fetch", new JsonObject
        {
            ["data"] = new JsonObject { ["v"] = "open", ["d"] = dialog, ["c"] = charter, ["q"] = 1 },
        });
        invoke["replyToId"] = "1790000000009";
        return invoke;
    }
}
