using System.Text.Json.Nodes;

namespace CharterBot.Deployment.Tests.Template;

/// <summary>Both files of parameters, as Bicep builds them.</summary>
public sealed class Parameters : IAsyncLifetime
{
    public JsonObject Development { get; private set; } = [];

    public JsonObject Production { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var copy = new TemplateCopy();
        var build = await Bicep.RunAsync("build-params", "--pattern", copy.At("*.bicepparam"));
        Assert.Equal((0, ""), (build.Code, build.Said));
        Development = await ReadAsync(copy.At("development.json"));
        Production = await ReadAsync(copy.At("production.json"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<JsonObject> ReadAsync(string file)
    {
        var built = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        return built["parameters"]!.AsObject();
    }
}
