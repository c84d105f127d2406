using Mixdown.Data.Schemas;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>Keys of tables that stand in the load itself.</summary>
public sealed class TableKeyTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);
    readonly MemorySource _source = new();

    [Fact]
    public async Task The_tables_own_entry_wins_then_the_pattern_with_most_letters_then_the_load()
    {
        foreach (var name in new[] { "a", "log_a", "log_web_a", "log_web_b" })
            _source.Tables.Add(name, Table());
        _lab.Source = _source;
        _lab.Settings = LoadLab.Map(
            ("unique_key", "id"), ("write_disposition", "merge"),
            ("tables", LoadLab.Map(
                ("*", LoadLab.Map()),
                ("log_*", LoadLab.Map(("write_disposition", "append"))),
                ("log_web_*", LoadLab.Map(("write_disposition", "merge"))),
                ("log_web_b", LoadLab.Map(("write_disposition", "append"))))));

        await _lab.LoadAsync();

        Assert.True(_lab.Last!.Succeeded, string.Join('\n', _lab.Last.Errors));
        Assert.Equal(
            ["a|1", "log_a|2", "log_web_a|1", "log_web_b|2"],
            await _lab.QueryAsync(string.Join(" union all ", _source.Tables.Keys.Select(name => $"select '{name}', count(*) from bronze.{name}")) + " order by 1"));
    }

    [Fact]
    public async Task A_load_of_one_table_needs_no_list_of_tables()
    {
        _source.Tables.Add("t", Table());
        _lab.Source = _source;
        _lab.Settings = LoadLab.Map(("unique_key", "id"), ("write_disposition", "merge"), ("dedupe_sort", "name"));

        await _lab.LoadAsync();

        Assert.Equal("1|b", await _lab.ScalarAsync("select id, name from bronze.t"));
    }

    public void Dispose() => _lab.Dispose();

    /// <summary>Two rows of one key.</summary>
    static MemoryTable Table() => new MemoryTable(new Column("id", DataType.Int64), new Column("name", DataType.Text)).Add(1L, "b").Add(1L, "a");
}
