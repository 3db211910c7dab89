using System.Text.Json.Nodes;
using CharterBot.Channels.Teams;
using CharterBot.Charters.Commands;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>Messages that were edited, deleted or brought back.</summary>
public sealed class EditsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 15, 31, 34, 35, TimeSpan.Zero);

    [Theory]
    [InlineData("editMessage")]
    [InlineData("EDITMESSAGE")]
    [InlineData("somethingNew")]
    [InlineData(null)]
    public void An_edit_brings_its_text_and_its_time(string? kind) => Assert.Equal(
        new CharterCommand.EditMessage("Maps mislead.", At),
        Delivered.Command(Changed("messageUpdate", kind, "<at>Charter Bot</at> Maps mislead.")));

    [Theory]
    [InlineData("undeleteMessage")]
    [InlineData("undeletemessage")]
    public void An_undeletion_brings_them_too(string kind) => Assert.Equal(
        new CharterCommand.UndeleteMessage("Maps mislead.", At),
        Delivered.Command(Changed("messageUpdate", kind, "<at>Charter Bot</at> Maps mislead.")));

    [Fact]
    public void A_deletion_brings_its_time() => Assert.Equal(
        new CharterCommand.DeleteMessage(At), Delivered.Command(Changed("messageDelete", "softDeleteMessage", null)));

    [Fact]
    public void The_same_edit_is_one_delivery_and_every_other_is_another()
    {
        var edit = Changed("messageUpdate", "editMessage", "one");
        var later = Changed("messageUpdate", "editMessage", "one");
        later["timestamp"] = "2026-11-22T15:32:00Z";
        JsonObject[] all =
        [
            edit,
            later,
            Changed("messageUpdate", "editMessage", "two"),
            Changed("messageUpdate", "undeleteMessage", "one"),
            Changed("messageDelete", "softDeleteMessage", null),
        ];

        Assert.Equal(Delivered.Turn(edit).Arrival.Delivery, Delivered.Turn(edit.DeepClone()).Arrival.Delivery);
        Assert.Equal(all.Length, all.Select(one => Delivered.Turn(one).Arrival.Delivery).Distinct().Count());
        Assert.All(all, one => Assert.Equal("1790000000123", Delivered.Turn(one).Arrival.Message));
    }

    [Theory]
    [InlineData("messageUpdate", "id")]
    [InlineData("messageUpdate", "from")]
    [InlineData("messageUpdate", "conversation")]
    [InlineData("messageUpdate", "serviceUrl")]
    [InlineData("messageUpdate", "channelId")]
    [InlineData("messageDelete", "id")]
    [InlineData("messageDelete", "from")]
    [InlineData("messageDelete", "conversation")]
    [InlineData("messageDelete", "serviceUrl")]
    public void An_event_without_what_it_needs_is_nothing(string type, string missing)
    {
        var changed = Changed(type, null, "one");
        changed.Remove(missing);
        Assert.IsType<Understood.Nothing>(Delivered.Understood(changed));
    }

    private static JsonObject Changed(string type, string? kind, string? text)
    {
        var changed = text is null
            ? Delivered.Activity(type)
            : Delivered.Message(text);
        changed["type"] = type;
        changed["channelData"]!["eventType"] = kind;
        return changed;
    }
}
