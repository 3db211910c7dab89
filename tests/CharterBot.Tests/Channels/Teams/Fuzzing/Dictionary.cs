using System.Text;

namespace CharterBot.Tests.Channels.Teams.Fuzzing;

/// <summary>What random bytes would hardly ever hit on.</summary>
internal static class Dictionary
{
    /// <summary>May stand inside a JSON string, if not each at every place.</summary>
    public static readonly byte[][] Texts = Bytes([.. Escapes(), .. Markup(), .. Commands()]);

    /// <summary>May stand as a value, if not each for every member.</summary>
    public static readonly byte[][] Values = Bytes(JsonValues());

    public static readonly byte[][] Tokens =
    [
        .. Texts, .. Values, .. Bytes(Members()), .. Bytes(Nesting()),
        [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xFF], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0x00],
        [0xEF, 0xBB, 0xBF],
    ];

    private static byte[][] Bytes(string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];

    private static string[] Nesting() =>
    [
        new('[', 40), new('[', 5_000), string.Concat(Enumerable.Repeat("{\"a\":", 40)), new(']', 40), new('}', 40),
    ];

    private static string[] Escapes() =>
    [
        "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\ude00\\ud83d", "\\u0000", "\\uffff", "\\u202e", "\\u", "\\",
        "\\x", "\"",
        "\\\"", "\\ud8", "\\u00e9", "\\ufeff", "\\u2028", "😀", "\u202e", "\u200d", "e\u0301", "\u0000", "İ", "ß",
    ];

    private static string[] JsonValues() =>
    [
        "null", "true", "false", "0", "-1", "1e999", "-1e-999", "1e400", "12345678901234567890123", "2147483648",
        "0.5", "\"\"",
        "[]", "{}", "[null]", "[{}]", "{\"a\":1,\"a\":2}", "NaN", "01", "\"\\ud800\"", "\"text\"", new('9', 400),
        "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"message\"",
        "\"invoke\"", "\"messageUpdate\"", "\"messageDelete\"", "\"conversationUpdate\"", "\"installationUpdate\"",
        "\"personal\"",
        "\"groupChat\"", "\"channel\"", "\"adaptiveCard/action\"", "\"task/fetch\"", "\"task/submit\"",
        "\"composeExtension/fetchTask\"", "\"composeExtension/submitAction\"", "\"charterbot-room\"", "\"msteams\"",
        "\"undeleteMessage\"",
        "\"19:x@thread.tacv2;messageid=1\"", "\"19:x@thread.tacv2;messageid=\"", "\";messageid=1;messageid=2\"",
        "\"@\"", "\"a@b@c\"",
    ];

    private static string[] Members() =>
    [
        "\"type\":\"event\",", "\"id\":\"1\",\"id\":\"2\",", "\"value\":{},", "\"from\":{},", "\"from\":null,",
        "\"text\":null,",
        "\"conversation\":{},", "\"recipient\":{\"id\":\"\"},", "\"channelData\":[],", "\"entities\":[null],",
        "\"attachments\":[null],",
        "\"mentioned\":{},", "\"membersAdded\":[null],", "\"\":0,", "\"\\ud800\":0,", "\"c\":\"id1\",",
        "\"k\":\"Draft.1.1\",",
        "\"n\":-1,", "\"n\":99999999999,", "\"v\":\"refresh\",", "\"v\":\"draft\",", "\"timestamp\":\"\",",
        "\"replyToId\":\"\",",
    ];

    private static string[] Markup() =>
    [
        "<at>", "</at>", "<at>Charter Bot</at>", "<at id=\\\"0\\\">", "&#x0;", "&#55296;", "&#99999999999;", "&amp;",
        "&nbsp;", "<",
        "<!--", "<p>", "</p>", "<div itemprop=\\\"copy-paste-block\\\">", "<blockquote itemscope itemid=\\\"1\\\">",
        "<a href=\\\"",
        "<img alt=\\\"", "\\n", "\\r\\n", "\\t", "```", "**", "](",
    ];

    private static string[] Commands() =>
    [
        "start ", "join", "leave", "begin", "draft ", "ok ", "ok 1", "object ", "aside ", "pass", "park ", "skip ",
        "close", "reopen 1 ",
        "revise ", "publish", "cancel", "undo", "rename ", "forget me", "pause", "resume", "status", "history",
        "show ", "export", "help",
        "question ", "1: ", "2. ", "9: ", "99999999999: ", "0: ", "-1: ", "1", "/", "?", "withdraw", "remind", "mine",
    ];
}
