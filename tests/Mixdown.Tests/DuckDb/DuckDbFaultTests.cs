using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbFaultTests
{
    [Theory]
    [InlineData("TransactionContext Error: Failed to commit: Could not write file \"/p/state.duckdb.wal\": No space left on device")]
    [InlineData("TransactionContext Error: Failed to commit: Could not write file \"/p/state.duckdb.wal\": Disk quota exceeded")]
    public void A_commit_that_lacks_room_is_no_conflict_and_its_hint_speaks_of_the_disk(string message)
    {
        var fault = Said(DuckDBErrorType.Transaction, message);

        var problem = Assert.Single(fault.Diagnostics);
        Assert.Equal("MX3016", problem.Code);
        Assert.Contains("Could not write file", problem.Message, StringComparison.Ordinal);
        Assert.Equal("The disk is full: make room on it, and run it again.", problem.Hint);
        Assert.False(fault.IsTransient);
    }

    [Fact]
    public void A_file_that_lacks_room_says_so_too()
    {
        var fault = Said(DuckDBErrorType.IO, "IO Error: Could not write file \"/p/tmp/1.tmp\": No space left on device");

        Assert.Equal(("MX3016", "The disk is full: make room on it, and run it again."), (fault.Diagnostics[0].Code, fault.Diagnostics[0].Hint));
    }

    [Fact]
    public void A_conflict_is_still_one()
    {
        var fault = Said(DuckDBErrorType.Transaction, "TransactionContext Error: Conflict on update!");

        Assert.Equal(("MX3014", "Another transaction wrote the same rows or tables first; run it again."), (fault.Diagnostics[0].Code, fault.Diagnostics[0].Hint));
        Assert.True(fault.IsTransient);
    }

    static MixdownException Said(DuckDBErrorType type, string message) =>
        Assert.Throws<MixdownException>(() => DuckDbFaults.Running<int>("commit", () => throw new DuckDBException(type, message)));
}
