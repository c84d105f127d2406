using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What DuckDB does with files otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class FilePitfallTests : IDisposable
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
    public void Encryption_for_writing_is_refused_without_the_extension_that_brings_it()
    {
        var fault = _connection.ErrorOf($"attach '{_folder.File("secret.duckdb")}' as s (encryption_key 'k'); create table s.t (i int)");

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
    public void A_build_ends_while_others_write()
    {
        using var engine = DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") });
        using (var building = engine.OpenSession())
        using (var other = engine.OpenSession())
        {
            engine.BeginBuild();
            building.Execute("create table t as select 1 as a; create table u as select 0 as a", Cancel);
            other.Execute("begin; update u set a = 2", Cancel);

            engine.EndBuild();

            Assert.True(File.Exists(_folder.File("w.duckdb.wal")));
            other.Execute("commit", Cancel);
            Assert.Equal([3L], building.Query("select cast(sum(a) as bigint) from (from t union all from u)", Cancel).Rows[0]);
        }
        engine.EndBuild();
        Assert.False(File.Exists(_folder.File("w.duckdb.wal")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_build_ends_while_others_read_and_the_log_waits_for_those_who_began_before_its_last_publish(bool before)
    {
        using var engine = DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") });
        using var building = engine.OpenSession();
        using var other = new ReadingEngine(engine).OpenSession();
        building.Execute("create table t as select 1 as a", Cancel);
        engine.BeginBuild();
        if (before)
            Read(other);
        building.Execute("create or replace table t as select 2 as a", Cancel);
        if (!before)
            Read(other);

        engine.EndBuild();

        Assert.Equal(before, File.Exists(_folder.File("w.duckdb.wal")));
        other.Commit();
        engine.EndBuild();
        Assert.False(File.Exists(_folder.File("w.duckdb.wal")));
    }

    static void Read(IEngineSession session)
    {
        session.Begin();
        session.Query("from t", Cancel);
    }
}
