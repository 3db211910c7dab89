using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class InteractionTests
{
    private const string Fetch = "composeExtension/fetchTask";
    private const string Sent = "composeExtension/submitAction";

    public static TheoryData<string, string?, string, Type?> Shapes => new()
    {
        {
            "invoke", "adaptiveCard/action", """{"action":{"verb":"ok","data":{"n":1}},"trigger":"manual"}""",
            typeof(Interaction.CardAction)
        },
        { "invoke", "adaptiveCard/action", """{"action":{"verb":"ok"}}""", typeof(Interaction.CardAction) },
        { "invoke", "adaptiveCard/action", """{"action":{"verb":7}}""", null },
        { "invoke", "adaptiveCard/action", """{"action":[]}""", null },
        { "invoke", "adaptiveCard/action", "[]", null },
        { "invoke", "task/fetch", """{"data":{"n":1},"context":{"theme":"dark"}}""", typeof(Interaction.DialogFetch) },
        { "invoke", "task/fetch", """{"data":"n","context":"dark"}""", typeof(Interaction.DialogFetch) },
        { "invoke", "task/submit", """{"data":{"n":1}}""", typeof(Interaction.DialogSubmit) },
        { "invoke", Fetch, """{"commandId":"c","messagePayload":{"id":"7"}}""", typeof(Interaction.CommandFetch) },
        { "invoke", Fetch, """{"commandId":"c","commandContext":"compose"}""", typeof(Interaction.CommandFetch) },
        { "invoke", Fetch, """{"commandId":7}""", null },
        { "invoke", Sent, """{"commandId":"c","data":{"n":1}}""", typeof(Interaction.CommandSubmit) },
        { "invoke", Sent, """{"data":{"n":1}}""", null },
        { "invoke", "composeExtension/query", """{"commandId":"c"}""", null },
        { "invoke", "signin/verifyState", "{}", null },
        { "invoke", null, "{}", null },
        { "message", null, """{"n":1}""", typeof(Interaction.CardSubmit) },
        { "message", null, "\"n\"", null },
        { "event", "task/fetch", "{}", null },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_was_pressed_is_told_by_its_shape(string type, string? name, string value, Type? expected) =>
        Assert.Equal(expected, Interaction.Of(Activity(type, name, value, null))?.GetType());

    [Fact]
    public void Every_case_has_a_row()
    {
        var drawn = Shapes.Select(row => row.Data.Item4).OfType<Type>().ToHashSet();
        Assert.Equal(typeof(Interaction).GetNestedTypes().ToHashSet(), drawn);
    }

    [Fact]
    public void A_refresh_is_told_from_a_press()
    {
        var action = Interaction.Of(Activity(
            "invoke", "adaptiveCard/action", """{"action":{"verb":"v","data":{"n":1}},"trigger":"automatic"}""", null));
        var refresh = Assert.IsType<Interaction.CardAction>(action);
        Assert.True(refresh.IsRefresh);
        Assert.Equal("v", refresh.Verb);
        Assert.Equal(1, refresh.Data.GetProperty("n").GetInt32());
    }

    [Fact]
    public void A_dialog_knows_the_theme()
    {
        var value = """{"data":{},"context":{"theme":"dark"}}""";
        var fetch = Assert.IsType<Interaction.DialogFetch>(
            Interaction.Of(Activity("invoke", "task/fetch", value, null)));
        Assert.Equal("dark", fetch.Theme);
    }

    [Fact]
    public void A_message_with_words_is_no_press() =>
        Assert.Null(Interaction.Of(Activity("message", null, """{"n":1}""", "words")));

    private static Activity Activity(string type, string? name, string value, string? text)
    {
        var message = Samples.Message();
        (message["type"], message["name"], message["text"]) = (type, name, text);
        message["value"] = JsonNode.Parse(value);
        var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(message.ToJsonString()));
        return Assert.IsType<ActivityReading.WellFormed>(reading).Activity;
    }
}
