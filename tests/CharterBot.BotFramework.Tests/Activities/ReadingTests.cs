using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CsCheck;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class ReadingTests
{
    [Fact]
    public void A_good_message_is_read()
    {
        var activity = WellFormed(Samples.Message());

        Assert.Equal("message", activity.Type);
        Assert.Equal("29:amina", activity.From?.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 15, 31, 34, 35, TimeSpan.Zero), activity.Timestamp);
        Assert.Equal("submit", activity.Value?.GetProperty("kind").GetString());
        Assert.Equal("1790000000001", activity.ChannelData?.Thread?.Id);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("from")]
    [InlineData("conversation")]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    public void What_people_say_must_be_answerable_but_an_event_may_leave_it_out(string member)
    {
        var message = Samples.Message();
        message.Remove(member);
        Assert.Contains(member, Refused(message), StringComparison.Ordinal);

        message["type"] = "conversationUpdate";
        WellFormed(message);
    }

    [Theory]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("//smba.trafficmanager.net")]
    [InlineData("/emea/")]
    [InlineData("javascript:alert(1)")]
    public void A_service_address_is_absolute_and_of_the_web(string address)
    {
        var message = Samples.Message();
        message["serviceUrl"] = address;
        Assert.Contains("serviceUrl", Refused(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"half \ud83d an emoji", "half \uFFFD an emoji")]
    [InlineData(@"\ude00", "\uFFFD")]
    [InlineData(@"\ud83d\ud83d\ude00", "\uFFFD😀")]
    [InlineData(@"\ud83d\\ude00", "\uFFFD\\ude00")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\uFFFD")]
    [InlineData(@"\uD83D\uDE00", "😀")]
    [InlineData(@"\ud83dé", "\uFFFDé")]
    [InlineData(@"\ud83d\n", "\uFFFD\n")]
    [InlineData(@"\u00e9\u0000", "é\0")]
    public void Half_an_emoji_is_mended_and_everything_else_is_kept(string escaped, string expected)
    {
        var body = $$$"""{"type":"event","text":"{{{escaped}}}","value":{"{{{escaped}}}":"{{{escaped}}}"}}""";

        var activity = WellFormed(Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, activity.Text);
        var member = Assert.Single(activity.Value!.Value.EnumerateObject());
        Assert.Equal(expected, member.Name);
        Assert.Equal(expected, member.Value.GetString());
    }

    [Fact]
    public void A_byte_order_mark_is_no_reason_to_refuse() =>
        WellFormed([0xEF, 0xBB, 0xBF, .. Utf8(Samples.Message())]);

    [Theory]
    [InlineData("""{"type":"event","type":"event"}""")]
    [InlineData("""{"type":"event","value":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"event","unknown":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"event","unknown":1,"unknown":2}""")]
    [InlineData("""{"type":"event","from":{"id":"1","id":"2"}}""")]
    public void A_member_stands_once(string body) =>
        Assert.IsType<ActivityReading.Refused>(ActivityReader.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Types_nobody_knows_are_read_too() =>
        Assert.Equal("somethingNew", WellFormed("""{"type":"somethingNew","x":[{}]}"""u8.ToArray()).Type);

    [Fact]
    public void A_refusal_never_repeats_what_was_said()
    {
        var reason = Assert.IsType<ActivityReading.Refused>(
            ActivityReader.Read("""{"type":"event","from":{"secret name":1},"text":7}"""u8.ToArray())).Reason;
        Assert.DoesNotContain("secret", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_malformed_the_reader_answers() =>
        Assert.All(MalformedActivities.All(), row => Walked(ActivityReader.Read(row.Body)));

    [Fact]
    public void Whatever_bytes_are_changed_the_reader_answers()
    {
        var whole = Utf8(Samples.Message("\\ud83d\\ude00 <at>Charter Bot</at> é😀 \\n {}[],:\""));
        var spoiled =
            from changes in Gen.Select(Gen.Int[0, whole.Length - 1], AnyByte).Array[1, 8]
            select changes.Aggregate(whole.ToArray(), (body, change) =>
            {
                body[change.Item1] = change.Item2;
                return body;
            });

        spoiled.Sample(body => Walked(ActivityReader.Read(body)), iter: 20_000);
    }

    private static readonly byte[] Marks = [.. "\"\\{}[],:u0dDn\0é"u8];

    private static readonly Gen<byte> AnyByte =
        Gen.OneOf(Gen.Byte, Gen.Int[0, Marks.Length - 1].Select(at => Marks[at]));

    /// <summary>Whatever was let in must also be readable later, down to the last string.</summary>
    private static void Walked(ActivityReading reading)
    {
        if (reading is not ActivityReading.WellFormed({ } activity))
            return;

        Mentions.Of(activity);
        Interaction.Of(activity);
        _ = JsonNode.Parse(activity.Value?.GetRawText() ?? "{}")?.ToJsonString();
        foreach (var (name, value) in activity.Unnamed ?? new Dictionary<string, System.Text.Json.JsonElement>())
            _ = name + JsonNode.Parse(value.GetRawText())?.ToJsonString();
    }

    private static Activity WellFormed(JsonObject body) => WellFormed(Utf8(body));

    private static Activity WellFormed(byte[] body) =>
        Assert.IsType<ActivityReading.WellFormed>(ActivityReader.Read(body)).Activity;

    private static string Refused(JsonObject body) =>
        Assert.IsType<ActivityReading.Refused>(ActivityReader.Read(Utf8(body))).Reason;

    private static byte[] Utf8(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
