using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What appenders do otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class AppenderPitfallTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Appended_rows_are_there_all_or_not_at_all_also_past_204800()
    {
        _connection.Run("create table t (i bigint)");
        using (var appender = _connection.CreateAppender("t"))
            Append(appender, 300_000);
        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));

        using (var appender = _connection.CreateAppender("t"))
        {
            Append(appender, 300_000);
            appender.Close();
        }
        Assert.Equal(300_000L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void An_appender_within_a_transaction_leaves_its_end_to_the_transaction()
    {
        _connection.Run("create table t (i bigint)");
        using (var transaction = _connection.BeginTransaction())
        {
            using var appender = _connection.CreateAppender("t");
            Append(appender, 300_000);
            appender.Close();
            transaction.Rollback();
        }

        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_hurt_constraint_names_the_key_and_leaves_no_row()
    {
        _connection.Run("create table t (i bigint primary key)");
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(7L).EndRow();
            appender.CreateRow().AppendValue(7L).EndRow();

            var fault = Assert.Throws<DuckDBException>(appender.Close);
            Assert.Contains("7", fault.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public void A_table_that_changes_under_an_appender_is_an_error_at_its_end()
    {
        _connection.Run("create table t (i bigint)");
        using var other = _connection.Duplicate();
        using var appender = _connection.CreateAppender("t");
        Append(appender, 10);
        other.Run("alter table t add column j int");

        Assert.Throws<DuckDBException>(appender.Close);
        appender.Dispose();
        Assert.Equal(0L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task Appends_to_one_table_side_by_side_do_not_conflict()
    {
        _connection.Run("create table t (i bigint)");

        await Parallel.ForAsync(0, 4, Cancel, (_, _) =>
        {
            using var own = _connection.Duplicate();
            using var appender = own.CreateAppender("t");
            Append(appender, 10_000);
            appender.Close();
            return ValueTask.CompletedTask;
        });

        Assert.Equal(40_000L, _connection.Scalar("select count(*) from t"));
    }

    static void Append(DuckDBAppender appender, int rows)
    {
        for (var i = 0; i < rows; i++)
            appender.CreateRow().AppendValue((long)i).EndRow();
    }
}
