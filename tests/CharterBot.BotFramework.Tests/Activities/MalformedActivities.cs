using System.Text;
using System.Text.Json.Nodes;

namespace CharterBot.BotFramework.Tests.Activities;

/// <summary>Several hundred ways to spoil a good activity, each with a name.</summary>
internal static class MalformedActivities
{
    private static readonly string[] OtherKinds =
    [
        "null", "true", "0", "-1", "1e999", "12345678901234567890123", "\"\"", "\"text\"", "[]", "[null]", "[[]]", "{}",
    ];

    public static IEnumerable<(string Name, byte[] Body)> All() =>
        [.. Kinds(), .. Missing(), .. Lengths(), .. Truncated(), .. Texts(), .. Bytes()];

    /// <summary>Every member, also the inner ones, as every other kind of JSON.</summary>
    private static IEnumerable<(string, byte[])> Kinds() =>
        from path in Paths(Samples.Message(), "")
        from kind in OtherKinds
        select ($"{path} = {kind}", Utf8(With(path, JsonNode.Parse(kind is "1e999" ? "1e300" : kind))
            .Replace("1E+300", "1e999", StringComparison.Ordinal)));

    private static IEnumerable<(string, byte[])> Missing() =>
        Paths(Samples.Message(), "").Select(path => ($"{path} missing", Utf8(Without(path))));

    private static IEnumerable<(string, byte[])> Lengths() =>
        from path in (string[])["type", "id", "from/id", "conversation/id", "serviceUrl", "channelId", "text"]
        from text in (string[])[" ", new('x', 1_001), new('x', 100_000), new('x', 300_000), "a\u0000b", "..", "\u202e😀"]
        select ($"{path} of {text.Length}", Utf8(With(path, text)));

    private static IEnumerable<(string, byte[])> Truncated()
    {
        var whole = Utf8(Samples.Message().ToJsonString());
        return Enumerable.Range(0, 60).Select(part => ($"cut at {part}/60", whole[..(whole.Length * part / 60)]));
    }

    private static IEnumerable<(string, byte[])> Texts() =>
        new[]
        {
            "", " ", "null", "true", "1", "\"message\"", "[]", "{}", "[{}]", "{", "}", "{\"type\"}", "{\"type\":}",
            "{type:'message'}", "{\"type\":\"message\",}", "{\"type\":\"message\"} {}", "{\"type\":\"message\"}x",
            "{\"type\":\"message\",\"type\":\"invoke\"}", "{\"type\":\"event\",\"x\":{\"a\":1,\"a\":2}}",
            "{\"type\":\"event\",\"value\":{\"a\":1,\"a\":2}}",
            "{\"type\":\"event\",\"from\":{\"id\":\"1\",\"id\":\"2\"}}",
            "{\"Type\":\"message\"}", "{\"type\":\"event\"}", "{\"type\":\"no such type\"}",
            "/* c */{\"type\":\"event\"}",
            "{\"type\":\"event\",\"text\":\"\\ud800\"}", "{\"type\":\"event\",\"text\":\"\\udc00\\ud800\"}",
            "{\"type\":\"event\",\"\\ud83d\":1}", "{\"type\":\"event\",\"value\":{\"\\ud83d\":\"\\ude00\"}}",
            "{\"type\":\"event\",\"\\ud800\":1,\"\\ud801\":2}", "{\"type\":\"event\",\"text\":\"\\ud8",
            "{\"type\":\"event\",\"text\":\"\\u\"}", "{\"type\":\"event\",\"text\":\"\\x\"}", "{\"type\":\"\\ud800\"}",
            "{\"type\":\"event\",\"text\":\"line\nbreak\"}", "{\"type\":\"event\",\"\":1}",
            "{\"$type\":\"x\",\"type\":\"event\"}",
            "{\"type\":\"event\",\"$ref\":\"1\",\"$id\":\"2\"}",
            "{\"type\":\"event\",\"timestamp\":\"2026-13-45T99:99:99Z\"}",
            "{\"type\":\"event\",\"value\":NaN}", "{\"type\":\"event\",\"value\":01}",
            "{\"type\":\"event\",\"value\":1e9999}",
            "{\"type\":\"event\",\"value\":" + Nested(28) + "}", "{\"type\":\"event\",\"value\":" + Nested(40) + "}",
            "{\"type\":\"event\",\"x\":" + Nested(10_000) + "}", Nested(100_000), new string('[', 200_000),
            new string('{', 200_000), "{\"type\":\"event\",\"text\":\"" + new string('x', 262_000) + "\"}",
        }.Select((text, row) => ($"text {row}", Utf8(text)));

    private static IEnumerable<(string, byte[])> Bytes()
    {
        var whole = Utf8(Samples.Message().ToJsonString());
        byte[][] wrong =
        [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0x00], [0x1F],
            [0xEF, 0xBB, 0xBF],
        ];
        var inside = whole.AsSpan().IndexOf("hello"u8);
        foreach (var bytes in wrong)
        {
            yield return ($"{Convert.ToHexString(bytes)} before", [.. bytes, .. whole]);
            yield return ($"{Convert.ToHexString(bytes)} inside", [.. whole[..inside], .. bytes, .. whole[inside..]]);
            yield return ($"{Convert.ToHexString(bytes)} behind", [.. whole, .. bytes]);
        }

        yield return ("UTF-16", Encoding.Unicode.GetBytes(Samples.Message().ToJsonString()));
        yield return ("UTF-16 with its mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]);
        yield return ("gzip", [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0]);
        yield return ("zeros", new byte[1_000]);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static IEnumerable<string> Paths(JsonNode node, string above) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            Paths(member.Value!, above + member.Key + "/").Prepend(above + member.Key)),
        JsonArray items => Paths(items[0]!, above + "0/").Prepend(above + "0"),
        _ => [],
    };

    private static string With(string path, JsonNode? value) => Changed(path, (parent, name) =>
    {
        if (parent is JsonArray items)
            items[0] = value;
        else
            parent[name] = value;
    });

    private static string Without(string path) => Changed(path, (parent, name) =>
    {
        if (parent is JsonArray items)
            items.RemoveAt(0);
        else
            parent.AsObject().Remove(name);
    });

    private static string Changed(string path, Action<JsonNode, string> change)
    {
        var whole = Samples.Message();
        var names = path.Split('/');
        var parent = names[..^1].Aggregate<string, JsonNode>(
            whole, (node, name) => name is "0" ? node[0]! : node[name]!);
        change(parent, names[^1]);
        return whole.ToJsonString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
