using System.Collections.Frozen;
using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.Options;

namespace CharterBot.Tab.SignIn;

/// <summary>Who signs the tokens of the tab's readers, and for which tenants.</summary>
internal sealed class Entra
{
    private readonly FrozenSet<string> _tenants;
    private readonly Cloud _cloud;

    public Entra(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
    {
        var metadata = options.Value.MetadataAddress;
        var home = options.Value.TenantId is { Length: > 0 } own ? [own] : Array.Empty<string>();
        var allowed = options.Value.AllowedTenants is { Count: > 0 } named ? named : home;
        _tenants = allowed.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        IsLoopback = environment.IsDevelopment() && metadata.IsLoopback;
        _cloud = Cloud.At(metadata) ?? (IsLoopback ? Cloud.Public : throw new InvalidOperationException(
            $"{BotFrameworkOptions.Section}:MetadataAddress is not one of Microsoft's clouds: {metadata}"));

        // Keys from this machine stand in for Entra's in Development; who signs is still called by Entra's name.
        var keys = IsLoopback ? new Uri(metadata, "/") : _cloud.Login;
        Metadata = new Uri(keys, $"{home.Concat(allowed).First()}/v2.0/.well-known/openid-configuration");
    }

    /// <summary>Where the signing keys are announced: Entra's own address, or in Development this machine.</summary>
    public Uri Metadata { get; }

    public bool IsLoopback { get; }

    public bool IsUsGovernment => _cloud == Cloud.UsGovernment;

    public bool Allows(string tenant) => _tenants.Contains(tenant);

    /// <summary>Exactly the tenant's own issuer of tokens of version 2.0.</summary>
    public string IssuerOf(string tenant) => new Uri(_cloud.Login, $"{tenant}/v2.0").AbsoluteUri;
}
