using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CsCheck;

namespace CharterBot.BotFramework.Tests.Activities;

public sealed class PostingTests
{
    private static readonly byte[] Card = [.. "{ \"type\": \"AdaptiveCard\",\n\"x\": \"😀\" }"u8];

    [Fact]
    public void A_text_is_plain_and_alone() =>
        Written(
            """{"type":"message","text":"Hello *you*","textFormat":"plain"}""", OutgoingActivity.Text("Hello *you*"));

    [Fact]
    public void A_text_may_notify_people() => Written(
        """
        {"type":"message","text":"<at>Ben</at>, your turn","entities":[
          {"type":"mention","text":"<at>Ben</at>","mentioned":{"id":"29:ben","name":"Ben"}}]}
        """,
        OutgoingActivity.Text("<at>Ben</at>, your turn", [new Mention("29:ben", "Ben")]));

    [Fact]
    public void A_card_is_alone_with_words_that_stand_for_it() => Written(
        """
        {"type":"message","summary":"Question 1","replyToId":"7","attachments":[
          {"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","x":"😀"}}]}
        """,
        OutgoingActivity.Card(Card, "Question 1").InReplyTo("7"));

    [Fact]
    public void A_card_is_taken_byte_for_byte() =>
        Assert.True(OutgoingActivity.Card(Card, "s").Json.Span.IndexOf(Card) > 0);

    [Fact]
    public void A_card_that_is_empty_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OutgoingActivity.Card("", "s"));

    [Theory]
    [InlineData("plain")]
    [InlineData("äöü中文 العربية हिन्दी 한국어")]
    [InlineData("😀👩🏽‍🚀𐌰")]
    [InlineData("a\"b\\c\nd")]
    public void The_length_counts_utf16_of_everything(string text)
    {
        var activity = OutgoingActivity.Text(text);
        Assert.Equal(Encoding.UTF8.GetString(activity.Json.Span).Length, activity.Length);
    }

    [Theory]
    [InlineData("äöü中文 العربية हिन्दी 한국어 ไทย", true)]
    [InlineData("😀👩🏽‍🚀🏳️‍🌈𐌰\U0010FFFD", true)]
    [InlineData("<b>'&+`/</b>\u00A0\uE000\uFEFF\u200D", true)]
    [InlineData("\"", false)]
    [InlineData("\\", false)]
    [InlineData("\n", false)]
    [InlineData("\0", false)]
    [InlineData("\u007F\u0085", false)]
    [InlineData("\u2028\u2029", false)]
    public void Letters_and_emoji_are_written_as_they_are_and_control_characters_never(string text, bool asIs)
    {
        Assert.Equal(asIs, ReadableEncoder.Instance.Encode(text) == text);
        var json = Encoding.UTF8.GetString(OutgoingActivity.Text(text).Json.Span);
        Assert.Equal(asIs, json.Contains($"\"{text}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_arrives_as_it_was_and_half_an_emoji_as_a_mark() => Gen.String.Sample(
        text => JsonNode.Parse(OutgoingActivity.Text(text).Json.Span)!["text"]!.GetValue<string>() == Mended(text) &&
            JsonSerializer.Deserialize<string>(JsonSerializer.SerializeToUtf8Bytes(text, Readable)) == Mended(text),
        iter: 5_000);

    [Fact]
    public void Answers_to_a_press_have_their_envelope()
    {
        Same(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done é😀"}""",
            CardAnswer.Message("Done é😀").Json);
        Same(
            """
            {"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","x":"😀"}}
            """,
            CardAnswer.Card(Card).Json);
        Same(
            """
            {"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"Gone","message":"It is gone"}}
            """,
            CardAnswer.Error(400, "Gone", "It is gone").Json);
    }

    [Fact]
    public void Answers_to_a_dialog_have_their_envelope()
    {
        Same(
            """
            {"task":{"type":"continue","value":{"title":"T","width":"medium","height":"large","card":
              {"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","x":"😀"}}}}}
            """,
            DialogAnswer.Continue("T", DialogSize.Medium, DialogSize.Large, Card).Json);
        Same("""{"task":{"type":"message","value":"Saved"}}""", DialogAnswer.Message("Saved").Json);
        Assert.IsType<TurnAnswer.Accepted>(DialogAnswer.Close);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = ReadableEncoder.Instance };

    private static string Mended(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void Written(string expected, OutgoingActivity activity) => Same(expected, activity.Json);

    private static void Same(string expected, ReadOnlyMemory<byte> actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.Span)),
        Encoding.UTF8.GetString(actual.Span));
}
