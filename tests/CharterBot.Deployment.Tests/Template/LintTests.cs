namespace CharterBot.Deployment.Tests.Template;

/// <summary>Most mistakes in a template are only warnings to Bicep: here whatever it says fails.</summary>
public sealed class LintTests : IDisposable
{
    private readonly TemplateCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task Bicep_has_nothing_to_say()
    {
        var lint = await LintAsync();

        Assert.Equal((0, ""), (lint.Code, lint.Said));
    }

    [Fact]
    public async Task Mistakes_that_bicep_only_warns_of_are_seen()
    {
        await SpoilAsync("modules/store.bicep", "allowSharedKeyAccess", "allowSharedKeyAcces");
        await SpoilAsync("modules/logs.bicep", "workspaces@2025-02-01", "workspaces@2025-02-02");
        await SpoilAsync("modules/app.bicep", "targetPort: port", "targetPort: '8080'");

        var lint = await LintAsync();

        Assert.Matches(@"store\.bicep\(\d+,\d+\) : Warning BCP089", lint.Said);
        Assert.Matches(@"logs\.bicep\(\d+,\d+\) : Warning BCP081", lint.Said);
        Assert.Matches(@"app\.bicep\(\d+,\d+\) : Warning BCP036", lint.Said);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var format = await Bicep.RunAsync("format", "--pattern", _copy.At("**/*.bicep*"));

        Assert.Equal((0, ""), (format.Code, format.Said));
        foreach (var file in TemplateCopy.Files)
        {
            Assert.Equal(
                await Repository.ReadAsync(Path.Combine(TemplateCopy.Original, file)),
                await File.ReadAllTextAsync(_copy.At(file), TestContext.Current.CancellationToken));
        }
    }

    private Task<ProgramRun> LintAsync() => Bicep.RunAsync("lint", "--pattern", _copy.At("*.bicep*"));

    private async Task SpoilAsync(string file, string right, string wrong)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var source = await File.ReadAllTextAsync(_copy.At(file), cancellationToken);
        Assert.Contains(right, source, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _copy.At(file), source.Replace(right, wrong, StringComparison.Ordinal), cancellationToken);
    }
}
