using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace CharterBot.Load;

/// <summary>What the floor does with Azure Tables for one message: it reads one row and rewrites it where it has not moved.</summary>
internal sealed class BareTable(TableClient table)
{
    public const string Setting = "Storage__AzureTables__ConnectionString";

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>One message of a conversation after the other, as a bot has to.</summary>
    public async Task CountAsync(string conversation, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(conversation));
        var turn = _turns.GetOrAdd(conversation, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (!await TryAsync(key, cancellationToken))
            {
                // Another process was faster.
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> TryAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(key, "h", null, cancellationToken);
            if (found is { HasValue: true, Value: { } row })
            {
                row["n"] = row.GetInt32("n") + 1;
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            }
            else
            {
                await table.AddEntityAsync(new TableEntity(key, "h") { ["n"] = 1 }, cancellationToken);
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }
}
