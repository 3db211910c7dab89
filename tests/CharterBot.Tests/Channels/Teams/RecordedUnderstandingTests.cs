using System.Text.Json.Nodes;
using CharterBot.Channels.Teams;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>What the bot makes of every delivery that was recorded.</summary>
public sealed class RecordedUnderstandingTests
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["action-submit-channel"] = "Refusal",
        ["action-submit-personal"] = "Refusal",
        ["conversationUpdate-botAdded-channel"] = "Came 19:charter@thread.tacv2",
        ["conversationUpdate-botAdded-groupChat"] = "Came 19:group@thread.v2",
        ["conversationUpdate-membersAdded-personal"] = "Came a:personal",
        ["custom-activity-invoke-as-megan-channel"] = "Refusal",
        ["custom-activity-message-as-megan-channel"] = "Contribute of Megan Bowen in 1795362703551",
        ["installationUpdate-add-channel"] = "Came 19:charter@thread.tacv2",
        ["installationUpdate-add-groupChat"] = "Came 19:group@thread.v2",
        ["installationUpdate-add-personal"] = "Came a:personal",
        ["invoke-adaptiveCard-action-channel"] = "Refusal",
        ["invoke-adaptiveCard-action-personal"] = "Refusal",
        ["message-channel-post-mention"] = "SmallTalk of Ana Ansah in 1795363317183",
        ["message-channel-thread-reply-mention"] = "Contribute of Alex Wilber in 1795361491851",
        ["message-groupChat-mention"] = "SmallTalk of Ana Ansah in chat",
        ["message-personal"] = "SmallTalk of Ana Ansah in chat",
        ["mock-add-user-channel"] = "Nothing",
        ["mock-add-user-groupChat"] = "Nothing",
        ["mock-bot-added-channel"] = "Came team-id",
        ["mock-bot-removed-channel"] = "Went",
        ["mock-remove-user-channel"] = "Nothing",
        ["mock-rename-channel"] = "Nothing",
        ["mock-team-deleted"] = "Nothing",
        ["mock-uninstall-channel"] = "Went",
        ["mock-uninstall-groupChat"] = "Went",
    };

    [Fact]
    public void Every_recorded_delivery_is_understood()
    {
        var folder = Path.GetDirectoryName(Shared.File("data", "teams-captures", "message-personal.json"))!;
        var recorded = Directory.EnumerateFiles(folder, "*.json")
            .Select(file => (File: file, Body: JsonNode.Parse(File.ReadAllText(file))!["body"]))
            .Where(delivery => delivery.Body is JsonObject)
            .ToDictionary(
                delivery => Path.GetFileNameWithoutExtension(delivery.File),
                delivery => Meaning(Delivered.Understood(delivery.Body!)));

        Assert.Equal(
            Meanings.OrderBy(row => row.Key, StringComparer.Ordinal),
            recorded.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static string Meaning(Understood understood) => understood switch
    {
        Understood.Came came => $"Came {came.Place.Conversation}",
        Understood.Turn { Arrival: var said } =>
            $"{said.Command(null).GetType().Name} of {said.By.Name} in {said.Thread.Thread}",
        _ => understood.GetType().Name,
    };
}
