using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static CharterBot.BotFramework.SignIn.BotFrameworkOptions;

namespace CharterBot.BotFramework.SignIn;

/// <summary>What the settings of sign-in must be together. Every sentence names its key.</summary>
internal sealed class SignInRules(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var faults = FaultsOfIdentity(options)
            .Concat(FaultsOfTenants(options))
            .Concat(FaultsOfPlace(options))
            .ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOfIdentity(BotFrameworkOptions options)
    {
        if (!options.HasIdentity && options.Credential != CredentialKind.None)
            yield return $"{Section}:{KeyOf(options.Credential)} is set, but {Section}:{nameof(options.AppId)} is not.";

        if (options.HasIdentity && string.IsNullOrEmpty(options.TenantId))
            yield return $"{Section}:{nameof(options.TenantId)} is missing: the tenant where the bot is registered.";

        if (options.HasIdentity && options.Credential == CredentialKind.None)
        {
            yield return $"{Section}:{nameof(options.AppId)} needs a proof: set " +
                $"{Section}:{nameof(options.ManagedIdentityClientId)}, {Section}:{nameof(options.CertificatePath)} " +
                $"or {Section}:{nameof(options.ClientSecret)}.";
        }

        if (options.HasIdentity &&
            string.Equals(options.ManagedIdentityClientId, options.AppId, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section}:{nameof(options.ManagedIdentityClientId)} is the bot's own id: it must be that " +
                "of the managed identity, which the registration trusts by a federated credential.";
        }

        if (options.CertificatePath is { Length: > 0 } path && CertificateFile.Fault(path) is { } fault)
            yield return $"{Section}:{nameof(options.CertificatePath)}: {fault}.";
    }

    private static IEnumerable<string> FaultsOfTenants(BotFrameworkOptions options) =>
        from place in Enumerable.Range(0, options.AllowedTenants.Count)
        where !Guid.TryParseExact(options.AllowedTenants[place], "D", out _)
        select $"{Section}:{nameof(options.AllowedTenants)}:{place} is not a tenant's id, " +
            "00000000-0000-0000-0000-000000000000";

    private IEnumerable<string> FaultsOfPlace(BotFrameworkOptions options)
    {
        if (options.DangerouslyAllowAnonymous && !environment.IsDevelopment())
        {
            yield return $"{Section}:{nameof(options.DangerouslyAllowAnonymous)} is on: " +
                "anybody could speak for anybody. It is only for the Development environment.";
        }

        var mayBeTests = environment.IsDevelopment() && IsTests(options.MetadataAddress);
        if (Cloud.At(options.MetadataAddress) is null && !mayBeTests)
        {
            yield return $"{Section}:{nameof(options.MetadataAddress)} is none of {Cloud.Public.Metadata}, " +
                $"{Cloud.UsGovernment.Metadata} and {Cloud.China.Metadata}.";
        }
    }

    private static bool IsTests(Uri address) =>
        address is { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http", UserInfo.Length: 0 };

    private static string KeyOf(CredentialKind kind) => kind switch
    {
        CredentialKind.ManagedIdentity => nameof(BotFrameworkOptions.ManagedIdentityClientId),
        CredentialKind.Certificate => nameof(BotFrameworkOptions.CertificatePath),
        CredentialKind.Secret => nameof(BotFrameworkOptions.ClientSecret),
        _ => throw new UnreachableException($"No key for {kind}"),
    };
}
