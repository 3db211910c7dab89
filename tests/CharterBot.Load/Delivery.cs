using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CharterBot.Load;

/// <summary>
/// A message of a person as Teams delivers it, written once; only its thread, id and time are stamped anew, in place.
/// </summary>
internal sealed class Delivery
{
    /// <summary>So many channels share the seats: several conversations in each, as in a team.</summary>
    private const int Channels = 16;

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string ThreadMark = "1000000000000000";
    private const string IdMark = "2000000000000000";
    private const string TimeMark = "0001-01-01T00:00:00.000Z";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static long _lastId = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;

    private readonly byte[] _body;
    private readonly int _thread;
    private readonly int _id;
    private readonly int _time;

    /// <param name="channel">The number of a channel that nobody shares; null: the seat's among the others.</param>
    public Delivery(string serviceUrl, int seat, int person, string text, long? channel = null)
    {
        var name = channel is { } own ? $"19:rest{own}@thread.tacv2" : $"19:load{seat % Channels}@thread.tacv2";
        _body = Encoding.UTF8.GetBytes(
            Activity(serviceUrl, name, PersonId(seat, person), Name(seat, person), text));
        _thread = _body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ThreadMark));
        _id = _body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(IdMark));
        _time = _body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(TimeMark));
    }

    public static string Name(int seat, int person) =>
        string.Create(CultureInfo.InvariantCulture, $"Person {person:D2} of {seat:D3}");

    /// <summary>The same bytes until it is stamped again: sent twice, it is a redelivery.</summary>
    public void Stamp(long thread, TimeProvider clock)
    {
        thread.TryFormat(_body.AsSpan(_thread, 16), out _, provider: CultureInfo.InvariantCulture);
        var id = Interlocked.Increment(ref _lastId);
        id.TryFormat(_body.AsSpan(_id, 16), out _, provider: CultureInfo.InvariantCulture);
        clock.GetUtcNow().TryFormat(_body.AsSpan(_time, TimeMark.Length), out _, Time, CultureInfo.InvariantCulture);
    }

    public HttpRequestMessage Request(Uri messages)
    {
        ReadOnlyMemoryContent content = new(_body);
        content.Headers.ContentType = Json;
        return new HttpRequestMessage(HttpMethod.Post, messages) { Content = content };
    }

    private static string PersonId(int seat, int person) =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{seat:D6}{person:D6}");

    private static string Activity(
        string serviceUrl, string channel, string person, string name, string text) => $$$"""
        {"type":"message","text":{{{Quoted($"<at>CharterBot</at> {text}")}}},"textFormat":"plain","id":"{{{IdMark}}}",
        "timestamp":"{{{TimeMark}}}","locale":"en-US","channelId":"msteams","serviceUrl":{{{Quoted(serviceUrl)}}},
        "from":{"id":"29:{{{person}}}","name":{{{Quoted(name)}}},"aadObjectId":"{{{person}}}"},
        "conversation":{"isGroup":true,"conversationType":"channel","tenantId":"00000000-0000-4000-8000-000000000001",
        "id":"{{{channel}}};messageid={{{ThreadMark}}}"},
        "recipient":{"id":"28:00000000-0000-4000-8000-000000000002","name":"CharterBot"},
        "entities":[{"type":"mention","text":"<at>CharterBot</at>",
        "mentioned":{"id":"28:00000000-0000-4000-8000-000000000002","name":"CharterBot"}},
        {"type":"clientInfo","locale":"en-US","country":"US","timezone":"UTC"}],
        "channelData":{"teamsChannelId":"{{{channel}}}","teamsTeamId":"{{{channel}}}",
        "channel":{"id":"{{{channel}}}"},"team":{"id":"{{{channel}}}"},
        "tenant":{"id":"00000000-0000-4000-8000-000000000001"}
        }}
        """;

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
