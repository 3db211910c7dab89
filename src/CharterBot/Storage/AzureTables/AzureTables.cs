using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace CharterBot.Storage.AzureTables;

/// <summary>Opens the bot's table as the settings say.</summary>
internal static class AzureTables
{
    public const string Table = "charterbot";

    private const int MostConnections = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>For a change of the service's addresses, as the SDK's own transport has it.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// One for the whole process, with fewer connections than the SDK's own: more calls at once make no store faster, and
    /// the emulator takes up new connections so slowly under load that the last of fifty waits for seconds.
    /// </summary>
    private static readonly HttpClientTransport Transport = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = MostConnections,
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = Patience,
        AllowAutoRedirect = false,
        UseCookies = false,
    });

    public static AzureTableCharterStore Open(AzureTablesOptions options, string table = Table) =>
        new(Client(options, retries: 2).GetTableClient(table), Client(options, retries: 0).GetTableClient(table));

    private static TableServiceClient Client(AzureTablesOptions options, int retries)
    {
        var how = new TableClientOptions { Transport = Transport };
        how.Retry.MaxRetries = retries;
        how.Retry.Mode = RetryMode.Exponential;
        how.Retry.Delay = TimeSpan.FromMilliseconds(100);
        how.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        how.Retry.NetworkTimeout = Patience;
        how.Diagnostics.IsLoggingEnabled = false;
        return options.ServiceUri is { } uri
            ? new(uri, new DefaultAzureCredential(), how)
            : new(options.ConnectionString, how);
    }
}
