using System.Numerics;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbSessionTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DuckDbSession _session;

    public DuckDbSessionTests() => _session = _engine.OpenSession();

    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    [Fact]
    public void An_unknown_column_is_underlined_in_its_line_and_the_near_name_is_guessed()
    {
        const string sql = "select 1;\nselect 'é', customre_id\nfrom (select 1 as customer_id)";

        var fault = Assert.Throws<MixdownException>(() => _session.Query(sql, Cancel));

        Assert.Equal(
            """
            <sql>:2:13: error MX3011: Referenced column "customre_id" not found in FROM clause
              1 | select 1;
              2 | select 'é', customre_id
                |             ^^^^^^^^^^^
              hint: Did you mean 'customer_id'?
            """, Assert.Single(fault.Diagnostics).ToString());
    }

    [Fact]
    public void A_syntax_error_names_its_place()
    {
        var fault = Assert.Throws<MixdownException>(() => _session.Execute("create table t (i integer);\nselec 1", Cancel));

        Assert.Equal("<sql>:2:1", Assert.Single(fault.Diagnostics).At.ToString());
        Assert.Equal("MX3010", fault.Diagnostics[0].Code);
    }

    [Fact]
    public void Numbers_come_as_long_double_and_decimal_and_what_is_larger_as_big_integer()
    {
        var row = Assert.Single(_session.Query(
            "select 1::tinyint, 2::ubigint, 3::hugeint, 1.50::decimal(18,2), 0.5::float, (2::hugeint ** 100)::hugeint, null", Cancel).Rows);

        Assert.Equal([1L, 2m, 3m, 1.50m, 0.5, BigInteger.Pow(2, 100), null], row);
    }

    [Fact]
    public void A_script_returns_the_rows_that_its_last_statement_changed()
    {
        Assert.Equal(3, _session.Execute("create table t (i int); insert into t select range from range(3)", Cancel));
        Assert.Equal(-1, _session.Execute("drop table t", Cancel));
        Assert.Equal(-1, _session.Execute("-- nothing", Cancel));
    }

    [Fact]
    public void A_commit_after_a_failed_statement_throws_and_leaves_no_transaction()
    {
        _session.Execute("create table t (i int primary key)", Cancel);
        _session.Begin();
        _session.Execute("insert into t values (1)", Cancel);
        Assert.Throws<MixdownException>(() => _session.Execute("insert into t values (1)", Cancel));

        var fault = Assert.Throws<MixdownException>(_session.Commit);

        Assert.Contains("duplicate key", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("MX3018", fault.Diagnostics[0].Code);
        Assert.False(fault.IsTransient);
        Assert.Equal(0L, _session.Query("select count(*) from t", Cancel).Rows[0][0]);
        _session.Begin();
        _session.Commit();
    }

    [Fact]
    public void A_rollback_without_a_transaction_does_nothing()
    {
        _session.Rollback();

        Assert.Equal(1L, _session.Query("select 1", Cancel).Rows[0][0]);
    }

    [Fact]
    public async Task Cancelling_interrupts_and_leaves_the_session_usable()
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => _session.Query("select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 3", stop.Token), Cancel);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(1L, _session.Query("select 1", Cancel).Rows[0][0]);
    }
}
