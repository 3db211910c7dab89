using System.Text.Json;
using System.Text.Unicode;

namespace CharterBot.BotFramework.Activities;

/// <summary>Turns a body into an activity or a refusal, whatever the bytes are: it never throws.</summary>
public static class ActivityReader
{
    public const int LongestBody = 256 * 1024;

    public static ActivityReading Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > LongestBody)
            return new ActivityReading.Refused("longer than 256 KiB");

        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];

        if (!Utf8.IsValid(body.Span))
            return new ActivityReading.Refused("not UTF-8");

        try
        {
            var activity = JsonSerializer.Deserialize(
                LoneSurrogates.Mended(body).Span, WireContext.Default.Activity);

            if (activity is null)
                return new ActivityReading.Refused("null is not an activity");

            return ActivityShape.Fault(activity) is { } fault
                ? new ActivityReading.Refused(fault)
                : new ActivityReading.WellFormed(activity);
        }
        catch (JsonException e)
        {
            // The message would repeat names that the sender chose; the place is enough to find the fault.
            return new ActivityReading.Refused(
                $"not the JSON of an activity (line {e.LineNumber + 1 ?? 0}, byte {e.BytePositionInLine ?? 0})");
        }
    }
}
