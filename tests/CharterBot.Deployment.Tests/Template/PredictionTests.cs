using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;

namespace CharterBot.Deployment.Tests.Template;

/// <summary>
/// What production would be, as it was looked at and approved. After a change that is meant, CHARTERBOT_APPROVE=1
/// writes it anew: read the difference before it is committed.
/// </summary>
public sealed class PredictionTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task It_is_as_approved()
    {
        using var copy = new TemplateCopy();
        var prediction = await Bicep.PredictAsync(copy.At("production.bicepparam"));
        Assert.Equal((0, ""), (prediction.Code, prediction.Said));
        var cancellationToken = TestContext.Current.CancellationToken;
        var predicted = InOrder(
            JsonNode.Parse(await File.ReadAllTextAsync(copy.At("production.snapshot.json"), cancellationToken))!);
        if (Repository.Approves)
        {
            await File.WriteAllTextAsync(
                Repository.At(Prediction.File), predicted.ToJsonString(Readable) + "\n", cancellationToken);
        }

        Assert.True(
            JsonNode.DeepEquals(await Prediction.ApprovedAsync(), predicted),
            $"The prediction is different now:\n{predicted.ToJsonString(Readable)}");
    }

    [Fact]
    public async Task The_bot_is_given_longer_to_stop_than_its_host_takes()
    {
        var app = await Prediction.ResourceAsync("Microsoft.App/containerApps");

        var grace = TimeSpan.FromSeconds((int)app["template"]!["terminationGracePeriodSeconds"]!);

        Assert.True(grace > new HostOptions().ShutdownTimeout);
    }

    [Fact]
    public async Task The_image_listens_where_the_ingress_and_the_probes_ask()
    {
        var app = await Prediction.ResourceAsync("Microsoft.App/containerApps");
        var image = await Repository.ReadAsync("deployment/Dockerfile");

        var port = (int)app["configuration"]!["ingress"]!["targetPort"]!;

        Assert.Matches($"(?m)^EXPOSE {port}$", image);
        Assert.Contains($"ASPNETCORE_URLS=http://+:{port} ", image, StringComparison.Ordinal);
        Assert.All(
            app["template"]!["containers"]![0]!["probes"]!.AsArray(),
            probe => Assert.Equal(port, (int)probe!["httpGet"]!["port"]!));
    }

    [Fact]
    public async Task The_probes_ask_what_the_bot_answers()
    {
        var app = await Prediction.ResourceAsync("Microsoft.App/containerApps");
        var health = await Repository.ReadAsync("src/CharterBot/Hosting/HostingSetup.cs");
        var answered = Regex.Matches(health, """MapHealthChecks\(\s*"([^"]+)""").Select(match => match.Groups[1].Value);

        var asked = app["template"]!["containers"]![0]!["probes"]!.AsArray()
            .Select(probe => (string)probe!["httpGet"]!["path"]!);

        Assert.Equal(answered.Order(StringComparer.Ordinal), asked.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Bicep writes outputs in another order each time.</summary>
    private static JsonNode InOrder(JsonNode predicted)
    {
        predicted["outputs"] = new JsonObject(predicted["outputs"]!.AsObject()
            .OrderBy(output => output.Key, StringComparer.Ordinal)
            .Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone())));
        return predicted;
    }
}
