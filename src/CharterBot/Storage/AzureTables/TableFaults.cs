using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CharterBot.Storage.AzureTables;

/// <summary>What a failed call means. Where the service does not say for certain that nothing was written, it is doubt.</summary>
internal static class TableFaults
{
    /// <param name="placeOf">Where the change stands that the service names.</param>
    /// <param name="isOne">It was a single row, and no transaction, of which the service names the change.</param>
    /// <exception cref="StoreUnavailableException">The service said no before it looked at a row.</exception>
    public static CommitOutcome Outcome(
        RequestFailedException fault, Func<int, int> placeOf, bool isOne = false) => fault switch
    {
        _ when IsOfRow(fault) && IndexOf(fault, isOne) is { } index =>
            fault.ErrorCode == TableErrorCode.EntityAlreadyExists
                ? new CommitOutcome.Duplicate(placeOf(index))
                : new CommitOutcome.Conflict(placeOf(index)),
        { Status: >= 400 and < 500 and not 408 and not 429 } => throw Unavailable(fault),
        _ => new CommitOutcome.Unknown(Reason(fault)),
    };

    public static StoreUnavailableException Unavailable(Exception fault) => new(
        $"The tables did not answer as they should: {Reason(fault)}", fault);

    /// <summary>Everything by which a call to the service fails that is not a mistake of ours.</summary>
    public static bool IsOfService(Exception fault, CancellationToken callers) => fault switch
    {
        RequestFailedException => true,
        // The credential could not get a token; the same words for a wrong identity and for one that is away.
        Azure.Identity.AuthenticationFailedException => true,
        AggregateException => true,
        OperationCanceledException => !callers.IsCancellationRequested,
        // What answered was no service of tables.
        InvalidOperationException or HttpRequestException or IOException => true,
        _ => false,
    };

    private static int? IndexOf(RequestFailedException failed, bool isOne) =>
        isOne ? 0 : (failed as TableTransactionFailedException)?.FailedTransactionActionIndex;

    private static bool IsOfRow(RequestFailedException failed) =>
        failed.ErrorCode == TableErrorCode.EntityAlreadyExists ||
        failed.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied ||
        failed.ErrorCode == TableErrorCode.ResourceNotFound ||
        failed.ErrorCode == TableErrorCode.EntityNotFound;

    /// <summary>Codes only: a message of the service may repeat keys, and keys name people's conversations.</summary>
    private static string Reason(Exception fault) => fault switch
    {
        RequestFailedException { ErrorCode: { Length: > 0 } code } failed => $"{failed.Status} {code}",
        RequestFailedException { Status: not 0 } failed => $"{failed.Status}",
        RequestFailedException => "no connection",
        _ => fault.GetType().Name,
    };
}
