namespace CharterBot.Deployment.Tests.Federation;

/// <summary>The script that tells the bot's registration to trust the identity, against a stand-in for az.</summary>
public sealed class FederationTests : IDisposable
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000aa";
    private const string App = "00000000-0000-0000-0000-00000000000a";
    private const string Principal = "00000000-0000-0000-0000-0000000000dd";
    private const string Issuer = $"https://login.microsoftonline.com/{Tenant}/v2.0";

    private const string Audience = "api://AzureADTokenExchange";

    private const string Credential = $$"""
        {"name":"charterbot-{{Principal}}","issuer":"{{Issuer}}","subject":"{{Principal}}","audiences":["{{Audience}}"]}
        """;

    private const string Trust = $"ad app federated-credential create --id {App} --parameters {Credential}";

    private const string Outputs = "[properties.outputs.appId.value, properties.outputs.identityPrincipalId.value]";

    private static readonly string[] Looks =
    [
        "account show --query tenantId --output tsv",
        "cloud show --query name --output tsv",
        $"deployment group show --resource-group charterbot --name main --query join(' ', {Outputs}) --output tsv",
        $"ad sp list --filter appId eq '{App}' --query [0].id --output tsv",
        $"ad app federated-credential list --id {App} --output tsv --query [?issuer=='{Issuer}' "
            + $"&& subject=='{Principal}' && contains(audiences, '{Audience}')].name | [0]",
    ];

    private readonly FakeAz _az = new();

    public void Dispose() => _az.Dispose();

    [Fact]
    public async Task A_dry_run_looks_and_says_what_it_would_do()
    {
        Deployed(servicePrincipal: "", trusts: "");

        var run = await _az.FederateAsync("--resource-group", "charterbot", "--dry-run");

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Equal(Looks, await _az.CallsAsync());
        Assert.Collection(
            run.Output.TrimEnd().Split('\n'),
            line => Assert.Contains("no service principal", line, StringComparison.Ordinal),
            line => Assert.Equal($"would run: az ad sp create --id {App}", line),
            line => Assert.Equal($"would run: az {Trust}", line.Replace("\\", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_does_what_the_dry_run_said()
    {
        Deployed(servicePrincipal: "", trusts: "")
            .Answers("ad sp create", "{}")
            .Answers("ad app federated-credential create", "{}");

        var run = await _az.FederateAsync("--resource-group", "charterbot");

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Contains($"Application {App} trusts identity {Principal} now.", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            [$"ad sp create --id {App}", Trust],
            (await _az.CallsAsync()).Where(call => call.Contains(" create ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        Deployed(servicePrincipal: "there", trusts: "charterbot-before");

        var run = await _az.FederateAsync("--resource-group", "charterbot");

        Assert.Equal(0, run.Code);
        Assert.Equal($"Application {App} trusts identity {Principal} already (charterbot-before).\n", run.Output);
        Assert.Equal(Looks, await _az.CallsAsync());
    }

    [Fact]
    public async Task Without_az_it_says_where_to_get_it()
    {
        var run = await _az.FederateWithoutAzAsync("--resource-group", "charterbot");

        Refused(run, "the Azure CLI (az) is missing");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        _az.Answers("account show", "", code: 1);

        Refused(await _az.FederateAsync("--resource-group", "charterbot"), "not signed in: az login");
    }

    [Fact]
    public async Task Another_cloud_is_refused()
    {
        _az.Answers("account show", Tenant).Answers("cloud show", "AzureUSGovernment");

        Refused(await _az.FederateAsync("--resource-group", "charterbot"), "az is set to AzureUSGovernment");
    }

    [Fact]
    public async Task A_group_without_the_deployment_is_named()
    {
        SignedIn().Answers("deployment group show", "", code: 3);

        Refused(
            await _az.FederateAsync("--resource-group", "elsewhere"),
            "in resource group \"elsewhere\": deploy main.bicep first");
    }

    [Fact]
    public async Task Outputs_that_are_no_ids_are_not_sent_to_entra()
    {
        SignedIn().Answers("deployment group show", App + " ");

        Refused(
            await _az.FederateAsync("--resource-group", "charterbot"),
            "are not the ids of an application and an identity");
        Assert.DoesNotContain(await _az.CallsAsync(), call => call.StartsWith("ad ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_change_the_application_is_told_who_may()
    {
        Deployed(servicePrincipal: "there", trusts: "").Answers("ad app federated-credential create", "", code: 1);

        Refused(
            await _az.FederateAsync("--resource-group", "charterbot"), "its owner or an application administrator may");
    }

    [Theory]
    [InlineData("which resource group?")]
    [InlineData("--resource-group needs a value", "--resource-group")]
    [InlineData("unknown argument: --force", "--force")]
    public async Task Arguments_that_make_no_sense_call_nobody(string why, params string[] arguments)
    {
        Refused(await _az.FederateAsync(arguments), why);
        Assert.Empty(await _az.CallsAsync());
    }

    private static void Refused(ProgramRun run, string why)
    {
        Assert.Equal(1, run.Code);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
    }

    private FakeAz SignedIn() => _az.Answers("account show", Tenant).Answers("cloud show", "AzureCloud");

    private FakeAz Deployed(string servicePrincipal, string trusts) => SignedIn()
        .Answers("deployment group show", $"{App} {Principal}")
        .Answers("ad sp list", servicePrincipal)
        .Answers("ad app federated-credential list", trusts);
}
