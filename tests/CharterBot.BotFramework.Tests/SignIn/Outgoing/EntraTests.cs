using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Identity;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Outgoing;
using CharterBot.BotFramework.Tests.SignIn.Incoming;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.Tests.SignIn.Outgoing;

/// <summary>The real library, with only Entra played by the test. No managed identity is asked.</summary>
public sealed class EntraTests(CertificateFiles files) : IClassFixture<CertificateFiles>, IDisposable
{
    private const string Assertion = "the word of the machine";

    private readonly EntraWire _wire = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Uri, string, string> Clouds => new()
    {
        { Cloud.Public.Metadata, "https://login.microsoftonline.com", "https://api.botframework.com/.default" },
        { Cloud.UsGovernment.Metadata, "https://login.microsoftonline.us", "https://api.botframework.us/.default" },
        {
            Cloud.China.Metadata, "https://login.partner.microsoftonline.cn",
            "https://api.botframework.azure.cn/.default"
        },
    };

    public static TheoryData<string, string> Refusals => new()
    {
        { "7000215", "BotFramework:ClientSecret must be the secret's value" },
        { "7000222", "expired" },
        { "7000218", "kind of proof" },
        { "700016", "BotFramework:TenantId has no application BotFramework:AppId" },
        { "7000229", "az ad sp create" },
        { "7000112", "disabled" },
        { "90002", "BotFramework:TenantId" },
        { "50034", "BotFramework:TenantId" },
        { "900382", "another cloud" },
        { "500011", "another cloud" },
        { "700027", "BotFramework:CertificatePath" },
        { "700024", "clock" },
        { "700211", "https://login.microsoftonline.com/TENANTID/v2.0" },
        { "700212", "api://AzureADTokenExchange" },
        { "700213", "object id" },
        { "7002138", "object id" },
        { "70021", "federated credential" },
        { "53003", "Conditional Access" },
        { "12345", "Entra refused" },
    };

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_token_is_asked_for_in_the_tenant_and_the_cloud_of_the_bot(
        Uri metadata, string login, string scope)
    {
        var answer = await Tokens(new() { ClientSecret = "s", MetadataAddress = metadata }).AcquireAsync(false, Token);

        Assert.Equal("token 1", Assert.IsType<TokenAnswer.Granted>(answer).Token);
        var (address, form) = Assert.Single(_wire.Asked);
        Assert.Equal($"{login}/{Knock.Tenant}/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(Knock.App, form["client_id"]);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Contains(scope, form["scope"].Split(' '));
    }

    [Fact]
    public async Task The_library_keeps_a_token_until_a_fresh_one_is_asked_for()
    {
        var tokens = Tokens(new() { ClientSecret = "s" });
        foreach (var (fresh, number) in new[] { (false, 1), (false, 1), (true, 2), (false, 2) })
        {
            var granted = Assert.IsType<TokenAnswer.Granted>(await tokens.AcquireAsync(fresh, Token));
            Assert.Equal($"token {number}", granted.Token);
        }
    }

    [Fact]
    public async Task A_managed_identity_goes_before_all_and_gives_its_word_for_the_bot()
    {
        await Tokens(new()
        {
            ManagedIdentityClientId = Guid.Empty.ToString(),
            CertificatePath = files.Pem,
            ClientSecret = "s",
        }).AcquireAsync(false, Token);

        var form = Assert.Single(_wire.Asked).Form;
        Assert.Equal(Assertion, form["client_assertion"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_goes_before_a_secret_and_signs_for_the_bot(bool isPem)
    {
        var path = isPem ? files.Pem : files.Pfx;
        await Tokens(new() { CertificatePath = path, ClientSecret = "s" }).AcquireAsync(false, Token);

        var form = Assert.Single(_wire.Asked).Form;
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(form["client_assertion"].Split('.')[1]))!;
        Assert.Equal(Knock.App, claims["iss"]!.GetValue<string>());
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Fact]
    public async Task A_secret_comes_last()
    {
        await Tokens(new() { ClientSecret = "hunter2" }).AcquireAsync(false, Token);
        var form = Assert.Single(_wire.Asked).Form;
        Assert.Equal("hunter2", form["client_secret"]);
        Assert.DoesNotContain("client_assertion", form.Keys);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_said_in_words_that_help_and_holds_no_secret(string code, string words)
    {
        _wire.RefuseWith = code;

        var denied = Assert.IsType<TokenAnswer.Denied>(
            await Tokens(new() { ClientSecret = "hunter2" }).AcquireAsync(false, Token));

        Assert.Contains(words, denied.Why, StringComparison.Ordinal);
        Assert.Contains($"AADSTS{code}", denied.Why, StringComparison.Ordinal);
        Assert.Contains(EntraWire.Correlation, denied.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", denied.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("words of Entra", denied.Why, StringComparison.Ordinal);
        Assert.Single(_wire.Asked);
    }

    [Fact]
    public async Task Whatever_else_goes_wrong_is_an_answer_too()
    {
        var tokens = Tokens(new() { ClientSecret = "s" });
        foreach (var (trouble, words) in new (Func<HttpResponseMessage>, string)[]
        {
            (() => new(HttpStatusCode.ServiceUnavailable), "Entra answered 503"),
            (
                () => new(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in to the network</html>") },
                "Entra"),
            (() => new(HttpStatusCode.Found) { Headers = { Location = new("https://evil.example/") } }, "Entra"),
            (() => throw new HttpRequestException(HttpRequestError.NameResolutionError), "Entra did not answer"),
            (() => throw new TaskCanceledException("too late"), "Entra"),
        })
        {
            _wire.Instead = trouble;
            var denied = Assert.IsType<TokenAnswer.Denied>(await tokens.AcquireAsync(false, Token));
            Assert.StartsWith(words, denied.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_managed_identity_that_is_not_there_is_named_by_its_setting()
    {
        var options = new BotFrameworkOptions { ManagedIdentityClientId = Guid.Empty.ToString() };
        var denied = Assert.IsType<TokenAnswer.Denied>(
            await Tokens(options, _ => throw new CredentialUnavailableException("not here"))
                .AcquireAsync(false, Token));
        Assert.Contains("BotFramework:ManagedIdentityClientId", denied.Why, StringComparison.Ordinal);
        Assert.Empty(_wire.Asked);
    }

    [Fact]
    public async Task A_certificate_that_went_away_is_named_by_its_setting()
    {
        var options = new BotFrameworkOptions { CertificatePath = files.Missing };
        var denied = Assert.IsType<TokenAnswer.Denied>(await Tokens(options).AcquireAsync(false, Token));
        Assert.Contains("BotFramework:CertificatePath", denied.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_identity_and_who_plays_a_cloud_ask_nobody()
    {
        var options = new BotFrameworkOptions { ClientSecret = "s", MetadataAddress = new("http://localhost:5/") };
        Assert.IsType<TokenAnswer.Denied>(await Tokens(options).AcquireAsync(false, Token));
        var nobody = new EntraTokens(
            Options.Create(new BotFrameworkOptions()), Cloud.Public, Http(), _ => Task.FromResult(""));
        Assert.IsType<TokenAnswer.Denied>(await nobody.AcquireAsync(false, Token));
        Assert.Empty(_wire.Asked);
    }

    public void Dispose() => _wire.Dispose();

    private EntraTokens Tokens(BotFrameworkOptions options, ProveIdentity? proveIdentity = null) => new(
        Options.Create(new BotFrameworkOptions
        {
            AppId = Knock.App,
            TenantId = Knock.Tenant,
            ClientSecret = options.ClientSecret,
            CertificatePath = options.CertificatePath,
            ManagedIdentityClientId = options.ManagedIdentityClientId,
            MetadataAddress = options.MetadataAddress,
        }),
        Cloud.Of(options),
        Http(),
        proveIdentity ?? (_ => Task.FromResult(Assertion)));

    private EntraHttp Http() => new(new HttpClient(_wire, disposeHandler: false));
}
