using System.Text.Json.Nodes;
using CharterBot.Channels.Teams;
using CharterBot.Conversations;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>The bot is brought in and taken out.</summary>
public sealed class ComingAndGoingTests
{
    private static readonly ThreadKey OfTeam = ThreadKey.Of("msteams", Delivered.Tenant, Delivered.Team, "welcome");

    [Fact]
    public void Both_events_of_an_installation_in_a_team_are_one_coming_to_the_chosen_channel()
    {
        Understood.Came[] came = [Came(Installed("add")), Came(Members("membersAdded", Delivered.Bot))];

        Assert.All(came, one =>
        {
            Assert.Equal(OfTeam, one.Welcome);
            Assert.Equal(Delivered.Channel, one.Place.Conversation);
            Assert.Equal("29:ben", one.By.Id.Value);
            Assert.Equal("", one.By.Name);
        });
    }

    [Fact]
    public void Without_a_chosen_channel_it_is_the_one_of_the_event()
    {
        var installed = Installed("add");
        installed["channelData"]!.AsObject().Remove("settings");
        installed["conversation"]!["id"] = "19:other@thread.tacv2;messageid=7";

        Assert.Equal("19:other@thread.tacv2", Came(installed).Place.Conversation);
        Assert.Equal(OfTeam, Came(installed).Welcome);
    }

    [Theory]
    [InlineData("private")]
    [InlineData("shared")]
    [InlineData("Shared")]
    public void A_private_or_shared_channel_is_an_installation_of_its_own(string type)
    {
        var installed = Installed("add");
        installed["channelData"]!["channel"]!["type"] = type;
        var member = Members("membersAdded", Delivered.Bot);
        member["channelData"]!["eventType"] = "channelMemberAdded";

        var own = ThreadKey.Of("msteams", Delivered.Tenant, Delivered.Channel, "welcome");
        Assert.Equal(own, Came(installed).Welcome);
        Assert.Equal(own, Came(member).Welcome);
    }

    [Theory]
    [InlineData("19:group@thread.v2", "groupChat")]
    [InlineData("a:personal", "personal")]
    public void A_chat_is_one_too(string conversation, string kind)
    {
        var installed = Delivered.Activity("installationUpdate", conversation, kind);
        installed["action"] = "add";
        installed["channelData"]!["settings"] = new JsonObject
        {
            ["selectedChannel"] = new JsonObject { ["id"] = "19:elsewhere@thread.v2" },
        };

        Assert.Equal(ThreadKey.Of("msteams", Delivered.Tenant, conversation, "welcome"), Came(installed).Welcome);
        Assert.Equal(conversation, Came(installed).Place.Conversation);
    }

    [Fact]
    public void A_removal_is_told_by_both_events_and_names_the_same_installation()
    {
        Assert.Equal(OfTeam, Went(Installed("remove")).Welcome);
        Assert.Equal(OfTeam, Went(Members("membersRemoved", Delivered.Bot)).Welcome);
    }

    [Theory]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    [InlineData("Something-new")]
    [InlineData(null)]
    public void An_upgrade_is_neither(string? action) =>
        Assert.IsType<Understood.Nothing>(Delivered.Understood(Installed(action)));

    [Theory]
    [InlineData("membersAdded")]
    [InlineData("membersRemoved")]
    public void People_come_and_go_without_a_word(string list)
    {
        Assert.IsType<Understood.Nothing>(Delivered.Understood(Members(list, "29:chiara")));
        Assert.IsType<Understood.Nothing>(Delivered.Understood(Members(list)));
    }

    [Theory]
    [InlineData("teamDeleted")]
    [InlineData("teamHardDeleted")]
    [InlineData("teamArchived")]
    [InlineData("teamUnarchived")]
    [InlineData("teamrestored")]
    [InlineData("teamRenamed")]
    [InlineData("channelDeleted")]
    [InlineData("channelRestored")]
    [InlineData("channelRenamed")]
    [InlineData("channelCreated")]
    [InlineData("channelShared")]
    [InlineData("channelUnshared")]
    [InlineData("somethingOf2027")]
    public void What_happens_to_teams_and_channels_leaves_their_charters_as_they_are(string kind)
    {
        var update = Members("membersAdded");
        update.Remove("membersAdded");
        update["channelData"]!["eventType"] = kind;
        Assert.IsType<Understood.Nothing>(Delivered.Understood(update));
    }

    [Theory]
    [InlineData("from")]
    [InlineData("recipient")]
    [InlineData("conversation")]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    [InlineData("channelData")]
    [InlineData("timestamp")]
    [InlineData("id")]
    public void Nothing_fails_for_want_of_a_member(string missing)
    {
        JsonObject[] all = [Installed("add"), Installed("remove"), Members("membersAdded", Delivered.Bot)];
        foreach (var activity in all)
        {
            activity.Remove(missing);
            Assert.NotNull(Delivered.Understood(activity));
        }
    }

    private static JsonObject Installed(string? action)
    {
        var installed = InTeam("installationUpdate");
        installed["action"] = action;
        return installed;
    }

    private static JsonObject Members(string list, params string[] ids)
    {
        var update = InTeam("conversationUpdate");
        update["channelData"]!["eventType"] = list == "membersAdded" ? "teamMemberAdded" : "teamMemberRemoved";
        update[list] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id })]);
        return update;
    }

    private static JsonObject InTeam(string type)
    {
        var activity = Delivered.Activity(type);
        activity["from"] = new JsonObject { ["id"] = "29:ben", ["aadObjectId"] = "ben" };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = Delivered.Team, ["name"] = "Tool Library" };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = Delivered.Channel };
        activity["channelData"]!["settings"] = new JsonObject
        {
            ["selectedChannel"] = new JsonObject { ["id"] = Delivered.Channel },
        };
        return activity;
    }

    private static Understood.Came Came(JsonObject activity) =>
        Assert.IsType<Understood.Came>(Delivered.Understood(activity));

    private static Understood.Went Went(JsonObject activity) =>
        Assert.IsType<Understood.Went>(Delivered.Understood(activity));
}
