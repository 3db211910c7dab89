using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;

namespace CharterBot.BotFramework.Tests.Connector;

/// <summary>What the client makes of every answer of a connector that was recorded.</summary>
public sealed class RecordedAnswerTests
{
    private const string NeverAsked = "the bot never asks that";

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["connector-401-when-client-id-set"] = "Refused 401",
        ["connector-DELETE-501"] = "Uncertain",
        ["connector-GET-member-by-aad-404"] = "NotThere",
        ["connector-GET-member-by-id"] = "Found Ana Ansah",
        ["connector-GET-members-channel"] = NeverAsked,
        ["connector-GET-pagedmembers-channel"] = "Found 6",
        ["connector-GET-team"] = NeverAsked,
        ["connector-GET-team-conversations"] = NeverAsked,
        ["connector-POST-activity-201"] = "Sent 1795361714158",
        ["connector-POST-conversations-dm-201"] = NeverAsked,
        ["connector-POST-conversations-new-thread-201"] = NeverAsked,
        ["connector-POST-reply-201"] = "Sent 1795361497630",
        ["connector-POST-text-plus-card-202-no-id"] = "Sent ",
        ["connector-POST-typing-202"] = "Sent ",
        ["connector-PUT-update-200"] = "Sent 1795361565078",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recorded_answer_is_understood()
    {
        Assert.SkipWhen(Captures.Folder() is null, Captures.Absent);
        var understood = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(Captures.Folder()!, "connector-*.json"))
        {
            var call = JsonNode.Parse(await File.ReadAllTextAsync(file, Token))!;
            understood[Path.GetFileNameWithoutExtension(file)] =
                await MeaningAsync(call["request"]!, call["response"]!);
        }

        Assert.Equal(
            Meanings.OrderBy(row => row.Key, StringComparer.Ordinal),
            understood.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static async Task<string> MeaningAsync(JsonNode request, JsonNode answer)
    {
        var body = answer["body"]!;
        await using var connector = await FakeConnector.StartAsync(
            answer["status"]!.GetValue<int>(), body.GetValueKind() is JsonValueKind.String ? "" : body.ToJsonString());
        var (client, where) = (SendingTests.Client(), connector.Somewhere);
        var path = new Uri(request["url"]!.GetValue<string>()).AbsolutePath.Split('/')[4..];
        return (request["method"]!.GetValue<string>(), path) switch
        {
            ("GET", [_, "members", var id]) => Meaning(await client.MemberAsync(where, id, Token)),
            ("GET", [_, "pagedmembers"]) => Meaning(await client.MembersAsync(where, null, Token)),
            ("POST", [_, "activities"]) => Meaning(await client.SendAsync(where, Hello(), Token)),
            ("POST", [_, "activities", var id]) => Meaning(await client.ReplyAsync(where, id, Hello(), Token)),
            ("PUT", [_, "activities", var id]) => Meaning(await client.UpdateAsync(where, id, Hello(), Token)),
            ("DELETE", [_, "activities", var id]) => Meaning(await client.DeleteAsync(where, id, Token)),
            _ => NeverAsked,
        };
    }

    private static OutgoingActivity Hello() => OutgoingActivity.Text("Hello");

    private static string Meaning(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent sent => $"Sent {sent.Id}",
        SendOutcome.Refused refused => $"Refused {refused.Status}",
        _ => outcome.GetType().Name,
    };

    private static string Meaning(MemberLookup lookup) =>
        lookup is MemberLookup.Found found ? $"Found {found.Member.Name}" : lookup.GetType().Name;

    private static string Meaning(MembersLookup lookup) =>
        lookup is MembersLookup.Found found ? $"Found {found.Page.Members.Count}" : lookup.GetType().Name;
}
