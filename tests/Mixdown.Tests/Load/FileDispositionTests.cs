using Mixdown.Ingest.Loads;

namespace Mixdown.Tests.Load;

/// <summary>Files whose rows are replaced or merged.</summary>
public sealed class FileDispositionTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    [Fact]
    public async Task A_replaced_table_is_the_files_that_are_there()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("write_disposition", "replace"));
        _lab.Write("t/1.csv", "id,n\n1,a\n");
        _lab.Write("t/2.csv", "id,n\n2,b\n");
        await _lab.LoadAsync();
        File.Delete(Path.Combine(_lab.SourceFolder, "t/1.csv"));
        _lab.Write("t/3.csv", "id,n\n3,c\n");
        await _lab.LoadAsync();
        Assert.Equal(["2|b", "3|c"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        _lab.Write("t/2.csv", "id,n\n2,B\n");

        await _lab.LoadAsync();

        Assert.Equal(["2|B", "3|c"], await _lab.QueryAsync("select id, n from bronze.t order by id"));
        Assert.Equal(["1|a", "2|B", "2|b", "3|c"], await _lab.QueryAsync("select id, n from bronze.t__history order by all"));
        await _lab.LoadAsync();
        Assert.Equal(LoadOutcome.UpToDate, _lab["t"].Outcome);
    }

    [Fact]
    public async Task A_copy_keeps_its_rows_when_its_original_is_gone()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("write_disposition", "replace"));
        _lab.Write("t/1.csv", "id\n1\n");
        _lab.Write("t/2.csv", "id\n1\n");
        await _lab.LoadAsync();
        File.Delete(Path.Combine(_lab.SourceFolder, "t/1.csv"));
        _lab.Write("t/3.csv", "id\n3\n");

        await _lab.LoadAsync();

        Assert.Equal(["1", "3"], await _lab.QueryAsync("select id from bronze.t order by id"));
    }

    [Fact]
    public async Task Files_are_merged_in_the_order_of_their_names_and_loads()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("write_disposition", "merge"), ("unique_key", "code"));
        _lab.Write("t/1.csv", "code,n\nA1,a\nB2,b\n");
        _lab.Write("t/2.csv", "code,n\nB2,bb\nC3,c\nC3,cc\n");
        await _lab.LoadAsync();
        Assert.Equal(["A1|a", "B2|bb", "C3|cc"], await _lab.QueryAsync("select code, n from bronze.t order by code"));
        _lab.Write("t/1.csv", "code,n\nA1,a\nB2,changed\n");

        await _lab.LoadAsync();

        Assert.Equal(["A1|a|2", "B2|changed|2", "C3|cc|1"], await _lab.QueryAsync("select code, n, _mx_seq from bronze.t order by code"));
    }

    [Fact]
    public async Task Decimal_keys_and_time_cursors_of_files_merge_too()
    {
        _lab.Settings = LoadLab.Map(("path", "in/{table}/*.csv"), ("unique_key", "price"), ("cursor", "seen"));
        _lab.Write("t/1.csv", "price,seen,n\n1.50,2024-01-01T10:00:00Z,new\n2.25,2024-01-01T10:00:00Z,b\n");
        await _lab.LoadAsync();
        _lab.Write("t/2.csv", "price,seen,n\n1.50,2024-01-01T09:00:00Z,old\n2.25,2024-01-01T11:00:00Z,c\n");

        await _lab.LoadAsync();

        Assert.Equal(["1.50|new", "2.25|c"], await _lab.QueryAsync("select price, n from bronze.t order by price"));
    }

    public void Dispose() => _lab.Dispose();
}
