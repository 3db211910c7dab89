using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;

namespace CharterBot.Storage.AzureTables;

/// <summary>Opens the bot's table as the settings say.</summary>
internal static class AzureTables
{
    public const string Table = "charterbot";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static AzureTableCharterStore Open(AzureTablesOptions options, string table = Table) =>
        new(Client(options, retries: 2).GetTableClient(table), Client(options, retries: 0).GetTableClient(table));

    private static TableServiceClient Client(AzureTablesOptions options, int retries)
    {
        var how = new TableClientOptions();
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
