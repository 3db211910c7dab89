using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.SignIn;

/// <summary>The settings of section "BotFramework".</summary>
public sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    private const string Guid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    [RegularExpression(
        Guid, ErrorMessage = $"{Section}:AppId is not an application id, 00000000-0000-0000-0000-000000000000")]
    public string? AppId { get; init; }

    /// <summary>The tenant where the bot is registered: its tokens come from there.</summary>
    [RegularExpression(
        Guid, ErrorMessage = $"{Section}:TenantId is not a tenant's id, 00000000-0000-0000-0000-000000000000")]
    public string? TenantId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>A file with the certificate and its private key, PEM or PFX without a password.</summary>
    public string? CertificatePath { get; init; }

    [RegularExpression(
        Guid,
        ErrorMessage = $"{Section}:ManagedIdentityClientId is not a client id, 00000000-0000-0000-0000-000000000000")]
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>The tenants whose people the bot serves; empty means its own tenant only.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>
    /// Chooses the cloud. Besides those of <see cref="Cloud"/> only loopback, and only in Development.
    /// </summary>
    public Uri MetadataAddress { get; init; } = Cloud.Public.Metadata;

    public bool PaceSends { get; init; } = true;

    public bool DangerouslyAllowAnonymous { get; init; }

    /// <summary>Whether the bot has an identity of its own, and with it Microsoft Teams.</summary>
    public bool HasIdentity => !string.IsNullOrEmpty(AppId);

    /// <summary>The proof of that identity which is used; the first of the documented order that is set.</summary>
    public CredentialKind Credential =>
        !string.IsNullOrEmpty(ManagedIdentityClientId) ? CredentialKind.ManagedIdentity :
        !string.IsNullOrEmpty(CertificatePath) ? CredentialKind.Certificate :
        !string.IsNullOrEmpty(ClientSecret) ? CredentialKind.Secret :
        CredentialKind.None;

    public bool Serves(string tenant) => AllowedTenants.Count > 0
        ? AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase)
        : !string.IsNullOrEmpty(tenant) && string.Equals(tenant, TenantId, StringComparison.OrdinalIgnoreCase);
}

[OptionsValidator]
internal sealed partial class BotFrameworkOptionsValidator : IValidateOptions<BotFrameworkOptions>;
