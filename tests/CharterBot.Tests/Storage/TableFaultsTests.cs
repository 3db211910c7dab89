using Azure;
using Azure.Data.Tables;
using CharterBot.Storage;
using CharterBot.Storage.AzureTables;

namespace CharterBot.Tests.Storage;

/// <summary>What an answer of the service means that is no success.</summary>
public sealed class TableFaultsTests
{
    private const string Canary = "canary-11aa";

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public void Where_something_was_perhaps_written_it_is_a_doubt(int status) => Assert.IsType<CommitOutcome.Unknown>(
        TableFaults.Outcome(new RequestFailedException(status, Canary, "ServerBusy", null), at => at));

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(499)]
    public void Where_nothing_was_written_it_is_none(int status) => Assert.Throws<StoreUnavailableException>(
        () => TableFaults.Outcome(new RequestFailedException(status, Canary, "TableNotFound", null), at => at));

    [Theory]
    [InlineData("EntityAlreadyExists", true)]
    [InlineData("UpdateConditionNotSatisfied", false)]
    [InlineData("ResourceNotFound", false)]
    [InlineData("EntityNotFound", false)]
    public void A_row_that_is_refused_is_named_by_its_place_in_the_commit(string code, bool isDuplicate)
    {
        var outcome = TableFaults.Outcome(OfRow(code), at => at + 7);

        Assert.Equal(isDuplicate ? new CommitOutcome.Duplicate(9) : new CommitOutcome.Conflict(9), outcome);
    }

    [Fact]
    public void A_single_row_that_is_refused_has_the_only_place_and_a_refused_transaction_has_none_of_itself()
    {
        RequestFailedException exists = new(409, Canary, "EntityAlreadyExists", null), moved = new(412, Canary, "UpdateConditionNotSatisfied", null);

        Assert.Equal(new CommitOutcome.Duplicate(0), TableFaults.Outcome(exists, at => at, isOne: true));
        Assert.Equal(new CommitOutcome.Conflict(0), TableFaults.Outcome(moved, at => at, isOne: true));
        Assert.Throws<StoreUnavailableException>(() => TableFaults.Outcome(exists, at => at));
        Assert.Throws<StoreUnavailableException>(() => TableFaults.Outcome(new RequestFailedException(404, Canary, "TableNotFound", null), at => at, isOne: true));
    }

    [Fact]
    public void A_row_that_is_refused_for_another_reason_is_a_mistake_that_nobody_can_mend_by_reading_again() =>
        Assert.Throws<StoreUnavailableException>(() => TableFaults.Outcome(OfRow("PropertyValueTooLarge"), at => at));

    [Fact]
    public void The_reason_is_a_code_and_no_word_of_the_service()
    {
        Assert.Equal("503 ServerBusy", Reason(new RequestFailedException(503, Canary, "ServerBusy", null)));
        Assert.Equal("503", Reason(new RequestFailedException(503, Canary)));
        Assert.Equal("503", Reason(new RequestFailedException(503, Canary, "", null)));
        Assert.Equal("no connection", Reason(new RequestFailedException(Canary)));
        Assert.Equal("IOException", Reason(new IOException(Canary)));
    }

    [Fact]
    public void A_caller_who_gave_up_is_no_fault_of_the_service_and_a_call_that_ran_out_of_time_is()
    {
        var gone = new CancellationToken(canceled: true);

        Assert.False(TableFaults.IsOfService(new OperationCanceledException(Canary), gone));
        Assert.True(TableFaults.IsOfService(new TaskCanceledException(Canary), CancellationToken.None));
    }

    [Fact]
    public void A_mistake_of_ours_is_no_fault_of_the_service()
    {
        Exception[] theirs =
        [
            new RequestFailedException(Canary), new Azure.Identity.AuthenticationFailedException(Canary),
            new AggregateException(Canary), new InvalidOperationException(Canary), new HttpRequestException(Canary),
            new IOException(Canary),
        ];

        Assert.All(theirs, fault => Assert.True(TableFaults.IsOfService(fault, new(canceled: true))));
        Assert.False(TableFaults.IsOfService(new ArgumentException(Canary), CancellationToken.None));
        Assert.False(TableFaults.IsOfService(new InvalidCastException(Canary), CancellationToken.None));
    }

    private static string Reason(Exception fault)
    {
        var unavailable = TableFaults.Unavailable(fault);
        Assert.Same(fault, unavailable.InnerException);
        const string Before = "The tables did not answer as they should: ";
        Assert.StartsWith(Before, unavailable.Message, StringComparison.Ordinal);
        return unavailable.Message[Before.Length..];
    }

    private static TableTransactionFailedException OfRow(string code)
    {
        var fault = new RequestFailedException(409, Canary, code, null);
        fault.Data["FailedEntity"] = "2";
        return new(fault);
    }
}
