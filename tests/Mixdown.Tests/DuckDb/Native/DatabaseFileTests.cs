using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native;

public sealed class DatabaseFileTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_dead_process_left_of_a_new_file_is_removed_and_what_a_living_one_is_making_stays()
    {
        var dead = _folder.File("w.duckdb.new-2147483646");
        var deadToo = _folder.File("w.duckdb.new-2147483646.wal");
        var living = _folder.File("w.duckdb.new-1");
        Array.ForEach([dead, deadToo, living], file => File.WriteAllText(file, "half a database"));

        MemoryConnection.Open($"Data Source={_folder.File("w.duckdb")}").Dispose();

        Assert.Equal([_folder.File("w.duckdb"), living], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_is_made_with_its_folders_and_opens_again_with_what_was_written()
    {
        var file = $"Data Source={_folder.File("a/b/w.duckdb")}";
        using (var connection = MemoryConnection.Open(file))
            connection.Run("create table t as select 42 as i");

        using var again = MemoryConnection.Open(file);
        Assert.Equal(42, again.Scalar("from t"));
        Assert.Equal(["w.duckdb"], Directory.GetFiles(_folder.File("a/b")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_folder.File("w.duckdb"), new string('x', 20_000));

        var fault = Assert.Throws<MixdownException>(() => DuckDbEngine.Open(new() { File = _folder.File("w.duckdb") }));

        Assert.Equal("MX3002", fault.Diagnostics[0].Code);
        Assert.Contains("not a valid DuckDB database file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_not_made_by_a_reader()
    {
        Assert.Throws<MixdownException>(() => DuckDbEngine.Open(new() { File = _folder.File("w.duckdb"), ReadOnly = true }));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        var file = _folder.File("w.duckdb");
        DuckDbEngine.Open(new() { File = file }).Dispose();
        using var engine = DuckDbEngine.Open(new() { File = file, ReadOnly = true });
        using var session = engine.OpenSession();

        Assert.Throws<MixdownException>(() => session.Execute("create table t (i int)", CancellationToken.None));
    }

    [Fact]
    public void A_file_is_free_again_when_the_last_of_its_connections_is_gone()
    {
        var file = $"Data Source={_folder.File("w.duckdb")}";
        var reader = MemoryConnection.Open(file);
        using var command = reader.Command("select 1 from range(10)");
        var rows = command.ExecuteReader();
        reader.Close();

        Assert.Throws<DuckDBException>(() => MemoryConnection.Open(file));

        rows.Dispose();
        MemoryConnection.Open(file + ";access_mode=READ_ONLY").Dispose();
    }

    [Fact]
    public async Task Many_threads_that_open_a_new_file_at_once_share_one_instance()
    {
        var file = $"Data Source={_folder.File("w.duckdb")}";
        await Parallel.ForAsync(0, 8, TestContext.Current.CancellationToken, (i, _) =>
        {
            using var connection = MemoryConnection.Open(file);
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"create table t{i} as select {i} as i"));
            return ValueTask.CompletedTask;
        });

        using var again = MemoryConnection.Open(file);
        Assert.Equal(8L, again.Scalar("select count(*) from duckdb_tables()"));
    }

    [Fact]
    public void A_setting_that_DuckDB_does_not_know_is_refused()
    {
        var fault = Assert.Throws<DuckDBException>(() => MemoryConnection.Open("Data Source=:memory:;no_such_setting=1"));

        Assert.Contains("no_such_setting", fault.Message, StringComparison.Ordinal);
    }
}
