using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>
/// Key cards as they were looked at and approved. After a change that is meant, CHARTERBOT_APPROVE=1 writes them anew:
/// read the difference before it is committed.
/// </summary>
public sealed class ApprovedCardTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("opening")]
    [InlineData("question-with-pieces")]
    [InlineData("question-moved-down")]
    [InlineData("draft-new")]
    [InlineData("draft-changed")]
    [InlineData("draft-objector-left")]
    [InlineData("draft-replaced")]
    [InlineData("answer-reservations")]
    [InlineData("review")]
    [InlineData("charter")]
    public async Task It_looks_as_approved(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var drawn = JsonNode.Parse(Scenes.Named(name).Draw().Json.Span)!;
        var file = Path.Combine(Shared.Project, "tests/CharterBot.Tests/Channels/Teams/Cards/Approved", name + ".json");
        if (Environment.GetEnvironmentVariable("CHARTERBOT_APPROVE") == "1")
            await File.WriteAllTextAsync(file, drawn.ToJsonString(Readable) + "\n", cancellationToken);

        var approved = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken));

        Assert.True(
            JsonNode.DeepEquals(approved, drawn), $"{name} looks different now:\n{drawn.ToJsonString(Readable)}");
    }
}
