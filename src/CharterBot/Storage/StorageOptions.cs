using System.ComponentModel.DataAnnotations;
using CharterBot.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace CharterBot.Storage;

/// <summary>Where charters are kept: the section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";
    public const string SqliteProvider = "Sqlite";
    public const string AzureTablesProvider = "AzureTables";

    [AllowedValues(
        SqliteProvider, AzureTablesProvider, ErrorMessage = "Storage:Provider must be Sqlite or AzureTables.")]
    public string Provider { get; init; } = SqliteProvider;

    [Required(ErrorMessage = "Storage:Sqlite must be a section.")]
    [ValidateObjectMembers]
    public SqliteOptions Sqlite { get; init; } = new();
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
