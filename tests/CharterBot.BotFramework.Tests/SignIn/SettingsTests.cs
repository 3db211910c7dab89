using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.Tests.SignIn.Incoming;
using CharterBot.BotFramework.Tests.SignIn.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.Tests.SignIn;

public sealed class SettingsTests(CertificateFiles files) : IClassFixture<CertificateFiles>
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "TenantId=", "BotFramework:TenantId", "Production" },
        { "TenantId=contoso.com", "BotFramework:TenantId", "Production" },
        { "AppId=my bot", "BotFramework:AppId", "Production" },
        { "AppId=", "BotFramework:ClientSecret is set, but BotFramework:AppId is not", "Production" },
        {
            "AppId=|ClientSecret=|ManagedIdentityClientId=33333333-3333-4333-8333-333333333333",
            "BotFramework:ManagedIdentityClientId is set, but BotFramework:AppId is not", "Development"
        },
        {
            "ClientSecret=",
            "BotFramework:ManagedIdentityClientId, BotFramework:CertificatePath or BotFramework:ClientSecret",
            "Production"
        },
        { "ManagedIdentityClientId=mine", "BotFramework:ManagedIdentityClientId", "Production" },
        { $"ManagedIdentityClientId={Knock.App}", "BotFramework:ManagedIdentityClientId", "Production" },
        { "AllowedTenants:0=*", "BotFramework:AllowedTenants:0", "Production" },
        { $"AllowedTenants:0={Knock.Tenant}|AllowedTenants:1=", "BotFramework:AllowedTenants:1", "Production" },
        { $"AllowedTenants={Knock.Tenant}", "BotFramework:AllowedTenants is a list", "Production" },
        {
            "MetadataAddress=https://login.evil.example/v1/.well-known/openidconfiguration",
            "BotFramework:MetadataAddress", "Development"
        },
        {
            "MetadataAddress=http://login.botframework.com/v1/.well-known/openidconfiguration",
            "BotFramework:MetadataAddress", "Development"
        },
        { "MetadataAddress=http://127.0.0.1:5/openid", "BotFramework:MetadataAddress", "Production" },
        { "MetadataAddress=https://127.0.0.1:5/openid", "BotFramework:MetadataAddress", "Development" },
        { "MetadataAddress=openid", "BotFramework:MetadataAddress", "Development" },
        { "MetadataAddress=", "BotFramework:MetadataAddress", "Production" },
        { "DangerouslyAllowAnonymous=true", "BotFramework:DangerouslyAllowAnonymous", "Production" },
        { "CertificatePath={Missing}", "BotFramework:CertificatePath: there is no such file", "Production" },
        {
            "CertificatePath={PemWithoutKey}", "BotFramework:CertificatePath: the file holds no private key",
            "Production"
        },
        { "CertificatePath={Garbage}", "BotFramework:CertificatePath: the file is no certificate", "Production" },
        { "CertificatePath={Text}", "BotFramework:CertificatePath: the file is no certificate", "Production" },
        {
            "CertificatePath={PfxWithPassword}", "BotFramework:CertificatePath: the file is no certificate",
            "Production"
        },
        { "CertificatePath={Curve}", "BotFramework:CertificatePath: the key is not an RSA key", "Production" },
    };

    public static TheoryData<string, string, CredentialKind> Right => new()
    {
        { "", "Production", CredentialKind.Secret },
        { "CertificatePath={Pem}", "Production", CredentialKind.Certificate },
        { "CertificatePath={KeyFirst}", "Production", CredentialKind.Certificate },
        { "CertificatePath={Pfx}|ClientSecret=", "Production", CredentialKind.Certificate },
        {
            "ManagedIdentityClientId=33333333-3333-4333-8333-333333333333", "Production", CredentialKind.ManagedIdentity
        },
        { $"AllowedTenants:0={Knock.Tenant}", "Production", CredentialKind.Secret },
        {
            "MetadataAddress=https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "Production",
            CredentialKind.Secret
        },
        {
            "MetadataAddress=https://LOGIN.botframework.com/v1/.well-known/openidconfiguration", "Production",
            CredentialKind.Secret
        },
        {
            "MetadataAddress=http://127.0.0.1:5/openid|DangerouslyAllowAnonymous=true", "Development",
            CredentialKind.Secret
        },
        { "AppId=|ClientSecret=|TenantId=", "Production", CredentialKind.None },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named(string settings, string words, string environment)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(settings, environment));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            TeamsHost.Identity["BotFramework:ClientSecret"]!, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void The_first_proof_in_the_documented_order_is_used(
        string settings, string environment, CredentialKind expected) =>
        Assert.Equal(expected, Read(settings, environment).Credential);

    private BotFrameworkOptions Read(string settings, string environment)
    {
        var all = new Dictionary<string, string?>(TeamsHost.Identity);
        foreach (var setting in settings.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=', 2);
            all["BotFramework:" + parts[0]] = parts[1] is ['{', .. var name, '}']
                ? (string)typeof(CertificateFiles).GetProperty(name)!.GetValue(files)!
                : parts[1];
        }

        var services = new ServiceCollection();
        services.AddBotFramework(
            new ConfigurationBuilder().AddInMemoryCollection(all).Build(),
            new HostingEnvironment { EnvironmentName = environment });
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
    }
}
