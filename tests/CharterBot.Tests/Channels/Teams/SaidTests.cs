using System.Text.Json.Nodes;
using CharterBot.BotFramework.SignIn;
using CharterBot.Channels.Teams;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>What a message means: who is meant, and what is left when the markup is gone.</summary>
public sealed class SaidTests
{
    private const string Me = "<at>Charter Bot</at>";

    [Theory]
    [InlineData($"{Me} Maps mislead.", "Maps mislead.")]
    [InlineData($"Maps mislead. {Me}", "Maps mislead.")]
    [InlineData($"Maps {Me} mislead.", "Maps mislead.")]
    [InlineData($"{Me}\u00A0Maps&nbsp;\u00A0mislead.", "Maps mislead.")]
    [InlineData($"{Me}\r\n\r\nMaps mislead.\r\n", "Maps mislead.")]
    [InlineData($"<quoted messageId=\"17900\"/>{Me} Maps mislead.", "Maps mislead.")]
    public void Our_mention_goes_wherever_it_stands(string text, string expected) =>
        Assert.Equal(new CharterCommand.Contribute(expected), Delivered.Command(Delivered.Message(text)));

    [Fact]
    public void Two_mentions_of_us_go_both()
    {
        var message = Delivered.Message($"{Me} Maps mislead, {Me} and us.");
        message["entities"]!.AsArray().Add(Delivered.Mention(Delivered.Bot.ToUpperInvariant(), "Charter Bot", Me));

        Assert.Equal(new CharterCommand.Contribute("Maps mislead, and us."), Delivered.Command(message));
    }

    [Fact]
    public void Other_mentions_stay_as_names_also_with_an_ampersand_and_without_their_text()
    {
        var message = Delivered.Message($"{Me} <at>R&amp;D</at> and <at>Ben Boro</at> know.");
        message["entities"]!.AsArray().Add(Delivered.Mention("29:rd", "R&D", null));
        message["entities"]!.AsArray().Add(Delivered.Mention("29:ben", "Ben Boro", "<at>Ben Boro</at>"));

        Assert.Equal(new CharterCommand.Contribute("R&D and Ben Boro know."), Delivered.Command(message));
    }

    [Fact]
    public void People_are_handed_over_to_and_removed_by_their_id()
    {
        var hand = Delivered.Message($"{Me} hand over <at>Ben</at>");
        hand["entities"]!.AsArray().Add(Delivered.Mention("29:another-ben", "Ben", "<at>Ben</at>"));
        var remove = Delivered.Message($"{Me} remove <at>Ben</at>");
        remove["entities"]!.AsArray().Add(Delivered.Mention("29:another-ben", "Ben", "<at>Ben</at>"));

        var (to, who) = (Delivered.Command(hand), Delivered.Command(remove));
        Assert.Equal(new PersonId("29:another-ben"), Assert.IsType<CharterCommand.HandOver>(to).To.Id);
        Assert.Equal(new PersonId("29:another-ben"), Assert.IsType<CharterCommand.RemoveMember>(who).Who.Id);
    }

    [Theory]
    [InlineData("channel", "Maps mislead.")]
    [InlineData("channel", $"{Me} typed, with no entity")]
    [InlineData("groupChat", "/start Maps")]
    public void Without_a_mention_nothing_in_a_channel_or_group_is_for_us(string kind, string text)
    {
        var message = Delivered.Message(text, Delivered.Channel, kind);
        message.Remove("entities");
        Assert.IsType<Understood.Nothing>(Delivered.Understood(message));
    }

    [Fact]
    public void The_copy_of_the_text_as_HTML_is_no_file_and_a_picture_alone_is_asked_to_be_a_sentence()
    {
        var message = Delivered.Message($"{Me} Maps mislead.");
        message["attachments"] = new JsonArray(Attachment("text/html"));
        Assert.IsType<CharterCommand.Contribute>(Delivered.Command(message));

        message = Delivered.Message(Me);
        message["attachments"] = new JsonArray(Attachment("text/html"));
        Assert.IsType<CharterCommand.Help>(Delivered.Command(message));
        message["attachments"] = new JsonArray(Attachment("image/*"), Attachment("text/html"));
        Assert.IsType<CharterCommand.AttachmentOnly>(Delivered.Command(message));
    }

    [Theory]
    [InlineData("/charterbot start Data-Viz")]
    [InlineData("/CharterBot start Data-Viz")]
    [InlineData("/Charter Bot start Data-Viz")]
    [InlineData("/start Data-Viz")]
    [InlineData("/Start Data-Viz")]
    [InlineData("start Data-Viz")]
    [InlineData("@CharterBot start Data-Viz")]
    [InlineData($"{Me} start Data-Viz")]
    public void Every_form_of_a_slash_command_is_the_command(string text)
    {
        var targeted = Delivered.Message(text);
        targeted["recipient"]!["isTargeted"] = true;
        Assert.Equal(new CharterCommand.Start("Data-Viz"), Delivered.Command(targeted));

        Assert.Equal(
            new CharterCommand.Start("Data-Viz"), Delivered.Command(Delivered.Message(text, "a:personal", "personal")));
    }

    [Theory]
    [InlineData("/charterbot", typeof(CharterCommand.Help))]
    [InlineData("/help", typeof(CharterCommand.Help))]
    [InlineData("/ok 2", typeof(CharterCommand.Ok))]
    [InlineData("/charterbot 2: seven corrections", typeof(CharterCommand.Contribute))]
    [InlineData("/publsh", typeof(CharterCommand.NearMiss))]
    public void What_follows_the_slash_is_read_like_any_message(string text, Type expected)
    {
        var targeted = Delivered.Message(text);
        targeted["recipient"]!["isTargeted"] = true;
        Assert.IsType(expected, Delivered.Command(targeted));
    }

    [Theory]
    [InlineData("/srv/charts is where our content resides.")]
    [InlineData("/charterbots are many, and we are one of them.")]
    [InlineData("/ is the root of it all.")]
    public void An_answer_that_begins_with_a_slash_keeps_it(string text)
    {
        var targeted = Delivered.Message(text);
        targeted["recipient"]!["isTargeted"] = true;
        Assert.Equal(new CharterCommand.Contribute(text), Delivered.Command(targeted));
    }

    [Fact]
    public void In_the_rooms_plain_replies_a_slash_is_a_letter()
    {
        var reply = Delivered.Message("/start Data-Viz", "a-channel;messageid=1");
        reply["channelId"] = "room";

        var turn = Assert.IsType<Understood.Turn>(Delivered.Understood(reply, new SignedIn.Room()));

        Assert.Equal(new CharterCommand.PlainReply("/start Data-Viz"), turn.Arrival.Command(null));
        Assert.IsType<Understood.Nothing>(Delivered.Understood(reply));
    }

    [Fact]
    public void People_are_known_by_the_id_that_mentions_carry()
    {
        var message = Delivered.Message($"{Me} join");
        message["from"] = new JsonObject { ["id"] = "29:ben", ["name"] = " Ben\nBoro ", ["aadObjectId"] = "not this" };
        Assert.Equal(new Person(new("29:ben"), "Ben Boro"), Delivered.Turn(message).Arrival.By);

        message["from"] = new JsonObject { ["id"] = "29:ben", ["name"] = null };
        Assert.Equal("Someone", Delivered.Turn(message).Arrival.By.Name);
    }

    private static JsonObject Attachment(string type) => new() { ["contentType"] = type, ["content"] = "<p>x</p>" };
}
