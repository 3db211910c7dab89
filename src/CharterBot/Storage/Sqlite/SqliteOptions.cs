using System.ComponentModel.DataAnnotations;

namespace CharterBot.Storage.Sqlite;

/// <summary>The section <c>Storage:Sqlite</c>.</summary>
internal sealed class SqliteOptions
{
    [Required(ErrorMessage = SqliteFile.PathKey + " must name a file.")]
    public string Path { get; init; } = System.IO.Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "charterbot.db");
}
