using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What transactions do otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class TransactionPitfallTests : IDisposable
{
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Commit_of_a_transaction_in_which_a_statement_failed_throws()
    {
        _connection.Run("create table t (i int)");
        using var transaction = _connection.BeginTransaction();
        _connection.Run("insert into t values (1)");
        Assert.Throws<DuckDBException>(() => _connection.Run("insert into t select cast(range || 'x' as int) from range(2)"));

        var fault = Assert.Throws<DuckDBException>(transaction.Commit);

        Assert.Contains("rolled back", fault.Message, StringComparison.Ordinal);
        Assert.IsType<DuckDBException>(fault.InnerException);
        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("-- done\n/* now */ COMMIT TRANSACTION;")]
    [InlineData("end")]
    public void A_commit_as_text_throws_alike(string commit)
    {
        _connection.Run("begin; create table t (i int)");
        Assert.Throws<DuckDBException>(() => _connection.Run("insert into t select cast(range || 'x' as int) from range(2)"));

        Assert.Throws<DuckDBException>(() => _connection.Run(commit));
        _connection.Run("create table t (i int)");
    }

    [Fact]
    public void A_name_that_is_not_found_does_not_abort_the_transaction()
    {
        using var transaction = _connection.BeginTransaction();
        _connection.Run("create table t (i int)");
        Assert.Throws<DuckDBException>(() => _connection.Run("select nope from t"));

        transaction.Commit();

        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void After_a_failed_commit_there_is_no_transaction_and_rolling_back_is_harmless()
    {
        _connection.Run("create table t (i int primary key)");
        using var other = _connection.Duplicate();
        using var transaction = _connection.BeginTransaction();
        _connection.Run("insert into t values (1)");
        other.Run("insert into t values (1)");

        var fault = Assert.Throws<DuckDBException>(transaction.Commit);

        Assert.True(fault.IsTransient);
        transaction.Dispose();
        Assert.Equal(1L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_transaction_writes_one_database_only_and_no_second_try_helps()
    {
        _connection.Run("attach ':memory:' as other; create table t (i int); create table other.t (i int)");
        _connection.Run("begin; insert into t values (1)");

        var fault = Assert.Throws<DuckDBException>(() => _connection.Run("insert into other.t values (1)"));

        Assert.Contains("single attached database", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(fault.IsTransient);
    }

    [Theory]
    [InlineData("update t set v = 2 where i = 1", "update t set v = 3 where i = 1")]
    [InlineData("delete from t where i = 1", "delete from t where i = 1")]
    [InlineData("insert into t values (9, 9)", "insert into t values (9, 8)")]
    [InlineData("create table n (i int)", "create table n (i int)")]
    [InlineData("insert into t values (5, 5)", "alter table t add column w int")]
    public void Of_two_transactions_that_write_the_same_the_second_may_try_again(string first, string second)
    {
        _connection.Run("create table t (i int primary key, v int); insert into t values (1, 1)");
        using var other = _connection.Duplicate();
        using var transaction = _connection.BeginTransaction();
        using var otherTransaction = other.BeginTransaction();
        _connection.Run(first);

        var fault = Assert.Throws<DuckDBException>(() =>
        {
            other.Run(second);
            transaction.Commit();
            otherTransaction.Commit();
        });

        Assert.Equal(DuckDBErrorType.Transaction, fault.ErrorType);
        Assert.True(fault.IsTransient);
    }
}
