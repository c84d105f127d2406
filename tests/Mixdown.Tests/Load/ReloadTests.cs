using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads;

namespace Mixdown.Tests.Load;

/// <summary>What happens the second time.</summary>
public sealed class ReloadTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet) { Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("bad_rows", LoadLab.Map(("max", "50%")))) };

    [Fact]
    public async Task A_file_is_loaded_once()
    {
        _lab.Write("t/1.csv", "id\n1\n2\n");
        await _lab.LoadAsync();
        var version = _lab["t"].Version;

        await _lab.LoadAsync();

        Assert.Equal((LoadOutcome.UpToDate, version, default), (_lab["t"].Outcome, _lab["t"].Version, _lab["t"].Rows));
        Assert.Equal("2", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task A_file_that_was_only_touched_is_not_loaded_again()
    {
        _lab.Write("t/1.csv", "id\n1\n2\n");
        await _lab.LoadAsync();
        _lab.Write("t/1.csv", "id\n1\n2\n");

        await _lab.LoadAsync();

        Assert.Equal(default, _lab["t"].Rows);
        Assert.Equal("2", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task A_changed_file_replaces_exactly_its_own_rows_in_one_commit()
    {
        _lab.Write("t/1.csv", "id,n\n1,a\n2,b\nbad\n");
        _lab.Write("t/2.csv", "id,n\n3,c\n");
        await _lab.LoadAsync();
        _lab.Write("t/1.csv", "id,n\n1,A\n4,d\n5,e\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|A", "3|c", "4|d", "5|e"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Equal("0", await _lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
        Assert.Equal((1L, new RowCounts(3, 3, 0, 0, 0)), (_lab["t"].Version, _lab["t"].Rows));
    }

    [Fact]
    public async Task A_changed_file_is_ignored_where_the_project_says_so()
    {
        _lab.Settings = LoadLab.Map(("on_file_change", "ignore"));
        _lab.Write("t.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t.csv", "id\n1\n2\n");

        await _lab.LoadAsync();

        Assert.Equal("1", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task A_changed_file_fails_the_load_where_the_project_says_so()
    {
        _lab.Settings = LoadLab.Map(("on_file_change", "fail"));
        _lab.Write("t.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t.csv", "id\n1\n2\n");

        Assert.Equal(
            "t.csv:1:1: error MX2045: t.csv changed after it was loaded, and on_file_change is fail\n"
            + "  hint: Restore the file, or set on_file_change to reload (its rows are replaced) or ignore.",
            await _lab.FailureAsync());
        Assert.Equal("1", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task The_same_bytes_under_another_name_are_counted_and_not_loaded()
    {
        _lab.Write("t/1.csv", "id\n1\n2\n");
        await _lab.LoadAsync();
        File.Delete(Path.Combine(_lab.SourceFolder, "t/1.csv"));
        _lab.Write("t/copy.csv", "id\n1\n2\n");

        await _lab.LoadAsync();

        Assert.Equal(new RowCounts(2, 0, 0, 2, 0), _lab["t"].Rows);
        Assert.Equal("2", await _lab.ScalarAsync("select count(*) from bronze.t"));
        Assert.StartsWith(
            "t/copy.csv:1:1: warning MX2067: t/copy.csv has the very bytes of t/1.csv: its 2 rows are not loaded twice",
            Assert.Single(_lab["t"].Warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_copies_in_one_load_bring_their_rows_once_and_a_copy_outlives_its_original()
    {
        _lab.Write("t/1.csv", "id\n1\n2\n");
        _lab.Write("t/2.csv", "id\n1\n2\n");
        await _lab.LoadAsync();
        Assert.Equal(new RowCounts(4, 2, 0, 2, 0), _lab["t"].Rows);
        _lab.Write("t/1.csv", "id\n9\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|t/2.csv", "2|t/2.csv", "9|t/1.csv"], await _lab.QueryAsync("select id, _mx_file from bronze.t order by id"));
    }

    [Fact]
    public async Task A_full_refresh_takes_the_files_that_are_there_and_settles_types_anew()
    {
        _lab.Write("t/1.csv", "id\n1\nbad,\n");
        _lab.Write("t/2.csv", "id\n2\n3\n");
        await _lab.LoadAsync();
        File.Delete(Path.Combine(_lab.SourceFolder, "t/1.csv"));
        _lab.Write("t/2.csv", "id\nK2\n");
        _lab.IsFullRefresh = true;

        await _lab.LoadAsync();

        Assert.Equal(["K2|t/2.csv"], await _lab.QueryAsync("select id, _mx_file from bronze.t"));
        Assert.Equal("0", await _lab.ScalarAsync("select count(*) from bronze.t__quarantine"));
    }

    [Fact]
    public async Task A_file_that_is_gone_from_the_source_stays_loaded()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        _lab.Write("t/2.csv", "id\n2\n");
        await _lab.LoadAsync();
        File.Delete(Path.Combine(_lab.SourceFolder, "t/1.csv"));

        await _lab.LoadAsync();

        Assert.Equal("2", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Fact]
    public async Task A_new_column_is_added_and_older_rows_read_null()
    {
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", "price,id\n2.50,2\n");

        await _lab.LoadAsync();

        Assert.Equal(["price"], _lab["t"].NewColumns);
        Assert.Equal(["1|NULL", "2|2.50"], await _lab.QueryAsync("select id, price from bronze.t order by id"));
    }

    [Fact]
    public async Task A_column_that_is_missing_reads_null_with_a_warning()
    {
        _lab.Write("t/1.csv", "id,n\n1,a\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", "id\n2\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|a", "2|NULL"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Equal(
            "t/2.csv:1:1: warning MX2064: t/2.csv has no column 'n', which the table 't' has: it reads NULL there",
            Assert.Single(_lab["t"].Warnings).ToString());
    }

    [Theory]
    [InlineData("freeze", "id,n\n2,b\n", "MX2065: t/2.csv has a column 'n', which the table 't' does not have, and schema_contract.columns is freeze")]
    public async Task A_frozen_table_refuses_new_columns(string contract, string file, string error)
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("schema_contract", LoadLab.Map(("columns", contract))));
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", file);

        Assert.Contains(error, await _lab.FailureAsync(), StringComparison.Ordinal);
        Assert.Equal("1", await _lab.ScalarAsync("select count(*) from bronze.t"));
    }

    [Theory]
    [InlineData("discard_value", "1,2,3", 0)]
    [InlineData("discard_row", "1,3", 1)]
    public async Task Unknown_columns_are_passed_over_or_cost_the_row(string contract, string ids, long rejected)
    {
        _lab.Settings = LoadLab.Map(
            ("path", "in/{table}/*.csv"), ("schema_contract", LoadLab.Map(("columns", contract))), ("bad_rows", LoadLab.Map(("max", "99%"))));
        _lab.Write("t/1.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", "n,id\nx,2\n,3\n");

        await _lab.LoadAsync();

        Assert.Equal(ids, await _lab.ScalarAsync("select string_agg(id::varchar, ',' order by id) from bronze.t"));
        Assert.Equal(rejected, _lab["t"].Rows.Rejected);
    }

    [Theory]
    [InlineData("rescue", "1|NULL;NULL|{\"id\":\"x\"}", 0, 1)]
    [InlineData("discard_value", "1|NULL;NULL|NULL", 0, 1)]
    [InlineData("quarantine", "1|NULL", 1, 0)]
    [InlineData("discard_row", "1|NULL", 1, 0)]
    public async Task A_value_that_does_not_fit_goes_where_the_contract_says(string contract, string rows, long rejected, long rescued)
    {
        _lab.Settings = LoadLab.Map(
            ("schema_contract", LoadLab.Map(("data_type", contract))), ("bad_rows", LoadLab.Map(("max", "99%"))),
            ("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("id", "bigint"))))))));
        _lab.Write("t.csv", "id,n\n1,a\nx,b\n");

        await _lab.LoadAsync();

        Assert.Equal(rows, string.Join(';', await _lab.QueryAsync("select id, _mx_rescued from bronze.t order by _mx_row")));
        Assert.Equal((rejected, rescued), (_lab["t"].Rows.Rejected, _lab["t"].Rows.Rescued));
    }

    [Fact]
    public async Task A_frozen_type_fails_the_load_at_the_value()
    {
        _lab.Settings = LoadLab.Map(
            ("schema_contract", LoadLab.Map(("data_type", "freeze"))),
            ("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("id", "bigint"))))))));
        _lab.Write("t.csv", "id,n\n1,a\nx,b\n");

        Assert.Equal(
            "t.csv:3:1: error MX2031: 'x' is no bigint (column 'id'), and schema_contract.data_type is freeze\n"
            + "  hint: Correct the value, or set data_type: rescue, which keeps it in _mx_rescued.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_declaration_that_the_lake_contradicts_is_an_error()
    {
        _lab.Settings = LoadLab.Map();
        _lab.Write("t.csv", "id\n1\n");
        await _lab.LoadAsync();
        _lab.Settings = LoadLab.Map(("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("id", "text"))))))));
        _lab.Write("t.csv", "id\n1\n2\n");

        Assert.Contains("MX2063: column 'id' of 't' is bigint in the lake and declared text", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error_that_guesses()
    {
        _lab.Write("t/1.csv", "id\n1\n");

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => _lab.LoadAsync("tt"));

        Assert.Equal("mixdown.yml:1:1: error MX2047: the load 'store' has no table 'tt'\n  hint: Did you mean 't'?", wrong.Message);
    }

    public void Dispose() => _lab.Dispose();
}
