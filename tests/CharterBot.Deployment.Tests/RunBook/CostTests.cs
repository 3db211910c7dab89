using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CharterBot.Deployment.Tests.RunBook;

public sealed partial class CostTests
{
    private const string Document = "deployment/costs.md";
    private const string Beginning = "<!-- results -->\n";
    private const string End = "<!-- end of results -->";

    [Fact]
    public async Task The_results_follow_from_the_inputs()
    {
        var text = await Repository.ReadAsync(Document);
        var inputs = Input().Matches(text).ToDictionary(
            match => match.Groups[1].Value,
            match => decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
            StringComparer.Ordinal);
        var (before, results, after) = Parts(text);
        var expected = Table(inputs);
        if (Repository.Approves)
        {
            await File.WriteAllTextAsync(
                Repository.At(Document), before + expected + after, TestContext.Current.CancellationToken);
            (_, results, _) = Parts(await Repository.ReadAsync(Document));
        }

        Assert.Equal(expected, results);
    }

    [Fact]
    public async Task What_the_template_decides_is_an_input_of_the_same_value()
    {
        var text = await Repository.ReadAsync(Document);
        var app = await Template.Prediction.ResourceAsync("Microsoft.App/containerApps");
        var bot = app["template"]!["containers"]![0]!;
        var readiness = bot["probes"]!.AsArray().Single(probe => (string)probe!["type"]! == "Readiness")!;

        Assert.Contains($"| `Cores` | {bot["resources"]!["cpu"]} |", text, StringComparison.Ordinal);
        Assert.Equal("1Gi", (string)bot["resources"]!["memory"]!);
        Assert.Contains("| `Gibibytes` | 1 |", text, StringComparison.Ordinal);
        Assert.Contains(
            $"| `ReadinessReadsPerMinute` | {60 / (int)readiness["periodSeconds"]!} |", text, StringComparison.Ordinal);
    }

    private static (string Before, string Results, string After) Parts(string text)
    {
        var beginning = text.IndexOf(Beginning, StringComparison.Ordinal) + Beginning.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return (text[..beginning], text[beginning..end], text[end..]);
    }

    private static string Table(IReadOnlyDictionary<string, decimal> inputs)
    {
        var table = new StringBuilder("| | one instance | three instances |\n|---|---|---|\n");
        foreach (var (one, three) in new Costs(inputs, 1).Results().Zip(new Costs(inputs, 3).Results()))
            table.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Value} | {three.Value} |\n");
        return table.ToString();
    }

    [GeneratedRegex(@"(?m)^\| `(\w+)` \| ([\d.]+) \|")]
    private static partial Regex Input();
}
