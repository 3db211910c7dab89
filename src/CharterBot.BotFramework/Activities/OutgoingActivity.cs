using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// What the bot posts: a text or one card, never both, because Teams splits anything else into messages that can not
/// be updated afterwards. It is written once, when first sent or measured, and never changes.
/// </summary>
public sealed class OutgoingActivity
{
    /// <summary>
    /// What a message may measure, in UTF-16 units of its whole JSON, before the platform may refuse it.
    /// </summary>
    public const int LongestMessage = 28_000;

    private readonly string? _text;
    private readonly IReadOnlyList<Mention> _mentions;
    private readonly ReadOnlyMemory<byte> _card;
    private readonly string? _summary;
    private readonly string? _replyToId;
    private readonly Lazy<ReadOnlyMemory<byte>> _json;

    private OutgoingActivity(
        string? text,
        IReadOnlyList<Mention> mentions,
        ReadOnlyMemory<byte> card,
        string? summary,
        string? replyToId)
    {
        (_text, _mentions, _card, _summary, _replyToId) = (text, mentions, card, summary, replyToId);
        _json = new(Written);
    }

    /// <summary>The activity as UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => _json.Value;

    /// <summary>How long it is the way the platform counts: in UTF-16 units, everything included.</summary>
    public int Length => Encoding.UTF8.GetCharCount(Json.Span);

    /// <summary>Words that are shown as they are written.</summary>
    public static OutgoingActivity Text(string text) => new(text, [], default, null, null);

    /// <summary>
    /// Markdown that holds <c>&lt;at&gt;Name&lt;/at&gt;</c> for each mention: these people are notified.
    /// </summary>
    public static OutgoingActivity Text(string markdown, IReadOnlyList<Mention> mentions) =>
        new(markdown, mentions, default, null, null);

    /// <summary>
    /// An Adaptive Card, already JSON and taken as it is, with the words that stand for it in a notification.
    /// </summary>
    public static OutgoingActivity Card(ReadOnlyMemory<byte> card, string summary)
    {
        ArgumentOutOfRangeException.ThrowIfZero(card.Length, nameof(card));
        return new(null, [], card, summary, null);
    }

    public static OutgoingActivity Card(string card, string summary) => Card(Encoding.UTF8.GetBytes(card), summary);

    public OutgoingActivity InReplyTo(string activityId) => new(_text, _mentions, _card, _summary, activityId);

    private ReadOnlyMemory<byte> Written()
    {
        var buffer = new ArrayBufferWriter<byte>(_card.Length + (2 * (_text?.Length ?? 0)) + 512);
        using (var json = new Utf8JsonWriter(buffer, RawJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, ActivityTypes.Message);
            if (_text is not null)
                WriteText(json);
            else
                WriteCard(json);

            if (_replyToId is not null)
                json.WriteString("replyToId"u8, _replyToId);

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private void WriteText(Utf8JsonWriter json)
    {
        json.WriteString("text"u8, _text);
        if (_mentions.Count == 0)
        {
            json.WriteString("textFormat"u8, "plain"u8);
            return;
        }

        json.WriteStartArray("entities"u8);
        foreach (var mention in _mentions)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "mention"u8);
            json.WriteString("text"u8, $"<at>{mention.Name}</at>");
            json.WriteStartObject("mentioned"u8);
            json.WriteString("id"u8, mention.Id);
            json.WriteString("name"u8, mention.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCard(Utf8JsonWriter json)
    {
        json.WriteString("summary"u8, _summary);
        json.WriteStartArray("attachments"u8);
        json.WriteCardAttachment(_card);
        json.WriteEndArray();
    }
}
