using System.ComponentModel.DataAnnotations;

namespace CharterBot.Storage.AzureTables;

/// <summary>The section <c>Storage:AzureTables</c>: one of the two says where the tables are.</summary>
internal sealed class AzureTablesOptions : IValidatableObject
{
    public const string Section = StorageOptions.Section + ":AzureTables";

    /// <summary>With a key in it: for the emulator, and where there is no managed identity.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The account's table endpoint; signs in with the managed identity, or with whoever is signed in here.</summary>
    public Uri? ServiceUri { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(ConnectionString) && ServiceUri is not null)
            yield return new($"{Section}: set ConnectionString or ServiceUri, not both.");
        if (ServiceUri is { } uri && (!uri.IsAbsoluteUri || uri.Scheme != Uri.UriSchemeHttps))
            yield return new($"{Section}:ServiceUri must be an https address.");
    }
}
