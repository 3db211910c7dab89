namespace CharterBot.Deployment.Tests.Template;

public sealed class SettingsTests
{
    /// <summary>Read by the library that opens the store, to choose among identities.</summary>
    private static readonly string[] OfTheAzureLibrary = ["AZURE_CLIENT_ID", "AZURE_TOKEN_CREDENTIALS"];

    [Fact]
    public async Task The_template_sets_only_what_the_bot_binds()
    {
        var bound = await BoundSettings.ReadAsync();

        var set = (await NamesAsync()).Except(OfTheAzureLibrary)
            .Select(name => name.Replace("__", ":", StringComparison.Ordinal));

        Assert.All(set, key => Assert.Contains(key, bound));
    }

    [Fact]
    public async Task It_sets_no_secret()
    {
        Assert.DoesNotContain(
            await NamesAsync(),
            name => name.Contains("Secret", StringComparison.Ordinal)
                || name.Contains("ConnectionString", StringComparison.Ordinal)
                || name.Contains("Dangerously", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> NamesAsync()
    {
        var app = await Prediction.ResourceAsync("Microsoft.App/containerApps");
        var environment = app["template"]!["containers"]![0]!["env"]!.AsArray();
        return [.. environment.Select(variable => (string)variable!["name"]!)];
    }
}
