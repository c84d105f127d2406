using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native;

/// <summary>What DuckDB does otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class PitfallTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _folder = new();
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    string DatabaseFile => $"Data Source={_folder.File("w.duckdb")}";

    public static bool HasPerl => File.Exists("/usr/bin/perl") && OperatingSystem.IsLinux();

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Two_names_of_one_file_are_one_instance_so_that_no_row_is_lost()
    {
        using var first = MemoryConnection.Open(DatabaseFile);
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.Path);
        using (var second = MemoryConnection.Open($"Data Source={_folder.File("link/../link/w.duckdb")}"))
            second.Run("create table t as select range as i from range(50000)");

        Assert.Equal(50_000L, first.Scalar("select count(*) from t"));
    }

    [Fact]
    public void One_file_is_not_opened_with_two_configurations()
    {
        using var first = MemoryConnection.Open(DatabaseFile);

        var fault = Assert.Throws<DuckDBException>(() => MemoryConnection.Open(DatabaseFile + ";access_mode=READ_ONLY"));

        Assert.Contains("already open with the defaults", fault.Message, StringComparison.Ordinal);
    }

    [Fact(Skip = "no perl to hold a lock", SkipUnless = nameof(HasPerl))]
    public async Task A_file_that_another_process_writes_is_refused_with_its_name()
    {
        MemoryConnection.Open(DatabaseFile).Dispose();
        await using var other = await ForeignLock.HoldAsync(_folder.File("w.duckdb"));

        var fault = Assert.Throws<MixdownException>(() => DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") }));

        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal("MX3002", diagnostic.Code);
        Assert.Contains($"(PID {other.ProcessId})", diagnostic.Message, StringComparison.Ordinal);
        Assert.StartsWith("Wait until the other process ends", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_after_a_checkpoint_opens_while_the_original_is_open()
    {
        using var writer = MemoryConnection.Open(DatabaseFile);
        writer.Run("create table t as select range as i from range(1000); checkpoint");
        File.Copy(_folder.File("w.duckdb"), _folder.File("copy.duckdb"));

        using var reader = MemoryConnection.Open($"Data Source={_folder.File("copy.duckdb")};access_mode=READ_ONLY;enable_external_access=false");

        Assert.Equal(1000L, reader.Scalar("select count(*) from t"));
    }

    [Fact]
    public void Another_statement_on_the_connection_of_a_stream_is_refused_and_the_stream_goes_on()
    {
        using var command = _connection.Command("select range from range(10000)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        reader.Read();

        Assert.Throws<InvalidOperationException>(() => _connection.Scalar("select 1"));

        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(10_000, rows);
    }

    [Fact]
    public void A_stream_that_fails_after_its_first_rows_throws_instead_of_ending()
    {
        // With two threads DuckDB may report the other one's interruption instead of the error that caused it.
        _connection.Run("set threads = 1");
        using var command = _connection.Command("select cast(case when range < 2900000 then '1' else 'x' end as int) from range(3000000)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var rows = 0;

        var fault = Assert.Throws<DuckDBException>(() =>
        {
            while (reader.Read())
                rows++;
        });

        Assert.Equal(DuckDBErrorType.Conversion, fault.ErrorType);
        Assert.InRange(rows, 1, 2_900_000);
    }

    [Fact]
    public void Another_connection_that_replaces_the_table_does_not_disturb_a_stream()
    {
        _connection.Run("create table t as select range as i from range(100000)");
        using var other = _connection.Duplicate();
        using var command = _connection.Command("select i from t");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        reader.Read();

        other.Run("create or replace table t as select 1 as i");

        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(100_000, rows);
    }

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

    [Fact]
    public void A_prepared_parameter_takes_the_type_of_each_of_its_values()
    {
        using var command = _connection.Command("select $1 as v, typeof($1) as t");
        command.Parameters.Add(new DuckDBParameter(null));
        command.Prepare();

        Assert.Equal(["VARCHAR", "INTEGER", "DECIMAL(3,2)", "DATE"], new object[] { "x", 1, 1.25m, new DateOnly(2024, 1, 1) }.Select(value =>
        {
            command.Parameters[0].Value = value;
            using var reader = command.ExecuteReader();
            reader.Read();
            Assert.Equal(value, reader.GetValue(0));
            return reader.GetString(1);
        }));
    }

    [Fact]
    public void Parameters_work_in_copy_and_table_functions_and_several_statements_cannot_be_prepared()
    {
        using var copy = _connection.Command($"copy (select $1 as v) to '{_folder.File("a.csv")}'", "x");
        copy.ExecuteNonQuery();
        Assert.Equal("x", _connection.Scalar("select v from read_csv($1)", _folder.File("a.csv")));

        using var script = _connection.Command("select 1; select 2");
        Assert.Throws<InvalidOperationException>(script.Prepare);
    }

    [Fact]
    public void A_division_by_zero_is_infinite_a_slash_divides_as_double_and_a_scalar_subquery_has_one_row()
    {
        Assert.Equal(double.PositiveInfinity, _connection.Scalar("select 1 / 0"));
        Assert.Equal(0.5, _connection.Scalar("select 1 / 2"));
        Assert.Equal(DuckDBErrorType.InvalidInput, ErrorOf("select (select range from range(2))").ErrorType);
    }

    [Fact]
    public void Plans_of_csv_scans_cannot_be_serialised_so_lineage_reads_shadow_tables()
    {
        File.WriteAllText(_folder.File("a.csv"), "a\n1\n");

        var plan = (string)_connection.Scalar($"select json_serialize_plan($$select a from read_csv('{_folder.File("a.csv")}')$$)")!;

        Assert.Contains("CSVReaderSerialize not implemented", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_a_query_are_found_in_its_serialised_plan_whatever_its_shape()
    {
        _connection.Run("create table a (i int); create table b (i int)");

        var plan = (string)_connection.Scalar("select json_serialize_plan('select * from a join b using (i) where exists (from b b2 where b2.i = a.i)')")!;

        Assert.Contains("\"table\":\"a\"", plan.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"table\":\"b\"", plan.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Skipping_defaults_in_a_serialised_plan_loses_the_first_column_so_it_is_left_off()
    {
        _connection.Run("create table a (i int, j int)");

        Assert.Contains("\"column_indexes\":[{\"index\":0,", Plan(""), StringComparison.Ordinal);
        Assert.DoesNotContain("\"index\":0", Plan(", skip_default := true"), StringComparison.Ordinal);

        string Plan(string option) =>
            ((string)_connection.Scalar($"select json_serialize_plan('select i, j from a'{option})")!).Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void Encryption_for_writing_is_refused_without_the_extension_that_brings_it()
    {
        var fault = ErrorOf($"attach '{_folder.File("secret.duckdb")}' as s (encryption_key 'k'); create table s.t (i int)");

        Assert.False(fault.IsTransient);
    }

    [Fact]
    public void A_new_file_can_be_read_by_every_DuckDB_since_1_0()
    {
        using var connection = MemoryConnection.Open(DatabaseFile);

        Assert.StartsWith("v1.0.0", (string)connection.Scalar("select tags['storage_version'] from duckdb_databases() where path is not null")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_wait_for_the_end_of_a_build()
    {
        using var engine = DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") });
        using var session = engine.OpenSession();
        engine.BeginBuild();
        session.Execute("create table t (h ubigint, g ubigint)", Cancel);
        for (var i = 0; i < 20; i++)
            session.Execute("insert into t select hash(range), hash(-range) from range(100000)", Cancel);
        Assert.True(new FileInfo(_folder.File("w.duckdb.wal")).Length > 16 << 20);

        engine.EndBuild();

        Assert.False(File.Exists(_folder.File("w.duckdb.wal")));
        Assert.Equal("16.0 MiB", session.Query("select current_setting('checkpoint_threshold')", Cancel).Rows[0][0]);
    }

    [Fact]
    public void No_optimiser_is_switched_off() =>
        Assert.Equal("", _connection.Scalar("select current_setting('disabled_optimizers')"));

    DuckDBException ErrorOf(string sql) => Assert.Throws<DuckDBException>(() => _connection.Run(sql));

    static void Append(DuckDBAppender appender, int rows)
    {
        for (var i = 0; i < rows; i++)
            appender.CreateRow().AppendValue((long)i).EndRow();
    }
}
