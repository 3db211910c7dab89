namespace CharterBot.Manifest.Ordering;

/// <summary>What an admin decides about the package; everything else stands in manifest/teams.</summary>
internal sealed record PackageOrder(
    Guid AppId, DomainName Domain, AppVersion Version, string ManifestVersion, Developer Developer);
