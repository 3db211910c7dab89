using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class RecordedActivityTests
{
    [Fact]
    public void Every_recorded_delivery_is_read_and_loses_no_member()
    {
        Assert.SkipWhen(Captures.Folder() is null, Captures.Absent);
        var bodies = Directory.EnumerateFiles(Captures.Folder()!, "*.json")
            .Where(file => !Path.GetFileName(file).StartsWith("connector-", StringComparison.Ordinal))
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["body"])
            .OfType<JsonObject>()
            .ToArray();

        Assert.InRange(bodies.Length, 20, 1_000);
        Assert.All(bodies, body =>
        {
            var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(body.ToJsonString()));
            var activity = Assert.IsType<ActivityReading.WellFormed>(reading).Activity;
            Assert.True(JsonNode.DeepEquals(Comparable(body), Comparable(WrittenAgain(activity))), body.ToJsonString());
        });
    }

    [Fact]
    public void Unknown_members_survive_at_every_level()
    {
        var body = Samples.Message();
        string[] owners = ["from", "recipient", "conversation", "channelData"];
        JsonObject[] all =
        [
            body, .. owners.Select(owner => body[owner]!.AsObject()), body["entities"]![0]!.AsObject(),
            body["entities"]![0]!["mentioned"]!.AsObject(), body["attachments"]![0]!.AsObject(),
            body["channelData"]!["team"]!.AsObject(),
        ];
        foreach (var one in all)
            one["new in 2027"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };

        var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(body.ToJsonString()));

        var activity = Assert.IsType<ActivityReading.WellFormed>(reading).Activity;
        Assert.True(JsonNode.DeepEquals(Comparable(body), Comparable(WrittenAgain(activity))));
    }

    private static JsonNode WrittenAgain(Activity activity) =>
        JsonSerializer.SerializeToNode(activity, WireContext.Default.Activity)!;

    /// <summary>A time may be written in another way; it must stay the same time.</summary>
    private static JsonNode Comparable(JsonNode body)
    {
        var copy = body.DeepClone();
        if (copy["timestamp"] is { } time)
            copy["timestamp"] = DateTimeOffset.Parse(time.GetValue<string>(), CultureInfo.InvariantCulture).UtcTicks;

        return copy;
    }
}
