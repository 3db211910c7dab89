using System.ComponentModel.DataAnnotations;
using CharterBot.Storage.AzureTables;
using CharterBot.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace CharterBot.Storage;

/// <summary>Where charters are kept: the section <c>Storage</c>.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";
    public const string SqliteProvider = "Sqlite";
    public const string AzureTablesProvider = "AzureTables";

    private const int MostRetentionDays = 36_500;

    [AllowedValues(
        SqliteProvider, AzureTablesProvider, ErrorMessage = "Storage:Provider must be Sqlite or AzureTables.")]
    public string Provider { get; init; } = SqliteProvider;

    /// <summary>How long a charter that was published or cancelled is kept whole.</summary>
    public int RetentionDays { get; init; } = 30;

    [Required(ErrorMessage = "Storage:Sqlite must be a section.")]
    [ValidateObjectMembers]
    public SqliteOptions Sqlite { get; init; } = new();

    [Required(ErrorMessage = "Storage:AzureTables must be a section.")]
    [ValidateObjectMembers]
    public AzureTablesOptions AzureTables { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetentionDays is < 1 or > MostRetentionDays)
            yield return new($"Storage:RetentionDays must be a number of days from 1 to {MostRetentionDays}.");
        if (Provider == AzureTablesProvider &&
            string.IsNullOrEmpty(AzureTables.ConnectionString) && AzureTables.ServiceUri is null)
        {
            yield return new(
                "Storage:Provider is AzureTables: set Storage:AzureTables:ServiceUri (managed identity) or "
                + "Storage:AzureTables:ConnectionString.");
        }
    }
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
