using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Native;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Tests.DuckDb.Native;

public sealed class MisuseTests : IDisposable
{
    const string Endless = "select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 3";
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void A_missing_library_is_named_with_its_places_and_the_remedy()
    {
        var fault = Assert.Throws<MixdownException>(() => DuckDbLibrary.Find(DuckDbLibrary.Places(null, "/nowhere")));

        Assert.Equal("MX3001", fault.Diagnostics[0].Code);
        Assert.Contains("/nowhere/", fault.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("MIXDOWN_LIBDUCKDB", fault.Diagnostics[0].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_was_chosen_is_the_only_place() =>
        Assert.Equal(["/my/libduckdb.so"], DuckDbLibrary.Places("/my/libduckdb.so", "/app"));

    [Fact]
    public void A_closed_connection_refuses_statements()
    {
        using var command = _connection.Command("select 1");
        _connection.Close();
        _connection.Close();

        Assert.Throws<InvalidOperationException>(() => command.ExecuteScalar());
        Assert.Throws<InvalidOperationException>(_connection.Interrupt);
        _connection.Open();
        Assert.Equal(1, command.ExecuteScalar());
    }

    [Fact]
    public void A_prepared_command_outlives_its_connection_as_an_error()
    {
        using var command = _connection.Command("select 1");
        command.Prepare();
        _connection.Close();

        Assert.ThrowsAny<InvalidOperationException>(() => command.ExecuteNonQuery());
    }

    [Fact]
    public void An_appender_after_its_end_refuses_rows()
    {
        _connection.Run("create table t (i int)");
        var appender = _connection.CreateAppender("t");
        var row = appender.CreateRow();
        appender.Dispose();
        appender.Dispose();

        Assert.Throws<ObjectDisposedException>(() => row.AppendValue(1));
        Assert.Throws<ObjectDisposedException>(appender.Close);
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_values_is_refused()
    {
        _connection.Run("create table t (i int, j int)");
        using var appender = _connection.CreateAppender("t");

        Assert.Throws<InvalidOperationException>(() => appender.CreateRow().AppendValue(1).EndRow());
        Assert.Throws<InvalidOperationException>(() => appender.CreateRow());
    }

    [Fact]
    public void An_appender_for_a_table_that_is_not_there_says_so()
    {
        var fault = Assert.Throws<DuckDBException>(() => _connection.CreateAppender("nope"));

        Assert.Contains("nope", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, _connection.Scalar("select 1"));
    }

    [Fact]
    public void A_statement_with_a_NUL_character_is_refused_instead_of_cut() =>
        Assert.Throws<ArgumentException>(() => _connection.Run("select 1\0; drop table t"));

    [Fact]
    public void A_parameter_without_a_value_is_named()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => _connection.Scalar("select $who"));

        Assert.Contains("'who'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_thread_on_one_connection_is_told_so()
    {
        var running = Task.Run(() => _connection.Scalar(Endless), Cancel);
        await StartedAsync();

        Assert.Throws<InvalidOperationException>(() => _connection.Scalar("select 1"));

        Assert.Equal(DuckDBErrorType.Interrupt, (await InterruptedAsync(_connection, running)).ErrorType);
        Assert.Equal(1, _connection.Scalar("select 1"));
    }

    [Fact]
    public async Task Closing_a_connection_under_a_running_statement_is_no_crash()
    {
        var other = _connection.Duplicate();
        var running = Task.Run(() => other.Scalar(Endless), Cancel);
        await StartedAsync(other);
        var (native, held) = (other.Native, false);
        native.Handle.DangerousAddRef(ref held);
        other.Dispose();

        await InterruptedAsync(native, running);
        native.Handle.DangerousRelease();
        Assert.Equal(1, _connection.Scalar("select 1"));
    }

    [Fact]
    public async Task Cancelling_before_during_and_after_leaves_the_connection_usable()
    {
        using var command = _connection.Command(Endless);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(new CancellationToken(canceled: true)));

        using var stop = new CancellationTokenSource();
        var running = command.ExecuteScalarAsync(stop.Token);
        await StartedAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(1, _connection.Scalar("select 1"));
    }

    [Fact]
    public async Task Eight_connections_work_side_by_side()
    {
        _connection.Run("create table t (c int, i bigint)");

        await Parallel.ForAsync(0, 8, Cancel, (c, _) =>
        {
            using var own = _connection.Duplicate();
            for (var round = 0; round < 5; round++)
            {
                own.Run("insert into t select $1, range from range(1000)", c);
                Assert.Equal(1000L * (round + 1), own.Scalar("select count(*) from t where c = $1", c));
            }
            return ValueTask.CompletedTask;
        });

        Assert.Equal(40_000L, _connection.Scalar("select count(*) from t"));
    }

    [Fact]
    public async Task Progress_can_be_watched_from_another_thread()
    {
        _connection.TrackProgress();
        _connection.Run("create table t as select range as i from range(3000000)");
        var running = Task.Run(() => _connection.Scalar("select count(*) from t a join t b on a.i % 1000 = b.i % 1000 where hash(a.i + b.i) = 0"), Cancel);
        while (_connection.GetQueryProgress().RowsProcessed == 0 && !running.IsCompleted)
            await Task.Yield();
        var progress = _connection.GetQueryProgress();
        await InterruptedAsync(_connection, running);

        Assert.True(progress.TotalRowsToProcess > 0);
        Assert.InRange(progress.Percentage, -1, 100);
    }

    static Task<DuckDBException> InterruptedAsync(DuckDBConnection connection, Task running) => InterruptedAsync(connection.Native, running);

    // DuckDB forgets an interrupt that comes before the statement has quite started.
    static async Task<DuckDBException> InterruptedAsync(NativeConnection connection, Task running)
    {
        while (!running.IsCompleted)
        {
            connection.Interrupt();
            await Task.Delay(5, Cancel);
        }
        return await Assert.ThrowsAsync<DuckDBException>(() => running);
    }

    Task StartedAsync() => StartedAsync(_connection);

    static async Task StartedAsync(DuckDBConnection connection)
    {
        while (!connection.Native.IsInUse)
            await Task.Delay(5, Cancel);
    }
}
