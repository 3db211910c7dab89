using Azure.Data.Tables;
using CharterBot.Storage;
using CharterBot.Storage.AzureTables;
using CharterBot.Storage.Sqlite;

namespace CharterBot.Upkeep.Copying;

/// <summary>Where a store is, as an admin writes it: <c>sqlite:file</c> or <c>tables:account</c>.</summary>
/// <param name="Name">For people and for the mark in a copy: without secrets.</param>
/// <param name="File">Null for tables.</param>
/// <param name="Tables">Null for a file.</param>
internal sealed record StoreAddress(string Name, SqliteFile? File, AzureTablesOptions? Tables)
{
    /// <param name="settings">Say what the address does not.</param>
    /// <exception cref="FormatException">It is no address of a store.</exception>
    public static StoreAddress Parse(string text, StorageOptions settings)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, place) = colon > 0 ? (text[..colon], text[(colon + 1)..]) : (text, "");
        return kind switch
        {
            "sqlite" => OfFile(place.Length > 0 ? place : settings.Sqlite.Path),
            "tables" => OfTables(place.Length > 0 ? Account(place) : settings.AzureTables),
            _ => throw new FormatException($"'{text}' is no store: write sqlite, sqlite:FILE, tables or tables:ACCOUNT."),
        };
    }

    /// <summary>Opens it; a file is this process's alone as long as it is open.</summary>
    /// <exception cref="CopyRefusedException">There is no such file.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened, or a bot has it.</exception>
    public async Task<ICharterStore> OpenAsync(bool isSource, CancellationToken cancellationToken)
    {
        if (isSource && File is { } file && !System.IO.File.Exists(file.Path))
            throw new CopyRefusedException($"There is no file {file.Path}.");

        ICharterStore store = File is not null
            ? new SqliteCharterStore(File, new SqliteLock(File))
            : AzureTables.Open(Tables!);
        try
        {
            await store.PrepareAsync(cancellationToken);
            return store;
        }
        catch
        {
            (store as IDisposable)?.Dispose();
            throw;
        }
    }

    private static StoreAddress OfFile(string path)
    {
        var whole = Path.GetFullPath(path);
        return new($"sqlite:{whole}", new SqliteFile(whole), null);
    }

    private static StoreAddress OfTables(AzureTablesOptions tables)
    {
        var client = tables switch
        {
            { ServiceUri: { } uri } when uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps => new TableServiceClient(uri),
            { ServiceUri: not null } => throw new FormatException("The address of tables begins with https://."),
            { ConnectionString: { Length: > 0 } secret } => Client(secret),
            _ => throw new FormatException(
                $"Say which tables: set {AzureTablesOptions.Section}:ServiceUri or {AzureTablesOptions.Section}:ConnectionString."),
        };
        return new($"tables:{client.Uri.Host}/{client.AccountName}", null, tables);
    }

    private static AzureTablesOptions Account(string place) => place.StartsWith("http", StringComparison.Ordinal)
        ? new() { ServiceUri = Uri.TryCreate(place, UriKind.Absolute, out var uri) ? uri : throw NoAccount(null) }
        : new() { ConnectionString = place };

    private static TableServiceClient Client(string secret)
    {
        try
        {
            return new(secret);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            // Its own words could repeat a part of the key.
            throw NoAccount(e);
        }
    }

    private static FormatException NoAccount(Exception? cause) =>
        new("What stands after 'tables:' is neither an https address nor a connection string.", cause);
}
