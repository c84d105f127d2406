using Mixdown.Data.Schemas;
using Mixdown.Tests.Sources.Memory;

namespace Mixdown.Tests.Load;

/// <summary>What readers see, and what is kept of loads.</summary>
public sealed class PublishedLoadTests : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab;
    readonly MemorySource _source = new();

    public PublishedLoadTests(LoadParquet parquet) => _lab = new LoadLab(parquet) { Source = _source, Settings = LoadLab.Map(("write_disposition", "append")) };

    [Fact]
    public async Task Each_load_leaves_a_row_for_each_table_that_it_changed()
    {
        Add("a", 1L);
        Add("b", 1L);
        await _lab.LoadAsync();
        Add("b", 2L);
        await _lab.LoadAsync();
        await _lab.LoadAsync();

        Assert.Equal(
            ["run-1|store|store|a|1|1|1|0", "run-1|store|store|b|1|1|1|0", "run-2|store|store|b|2|1|2|1"],
            await _lab.QueryAsync("select load_id, load, schema_name, table_name, seq, rows_loaded, bookmark, lake_version from bronze.loads order by all"));
    }

    [Fact]
    public async Task A_table_that_failed_does_not_hide_the_others()
    {
        Add("a", 1L);
        Add("b", 1L);
        await _lab.LoadAsync();
        Add("a", 2L);
        Add("b", 2L).FailsAt = 1;

        await _lab.LoadAsync();

        Assert.False(_lab.Last!.Succeeded);
        Assert.Equal(["a|2", "b|1"], await _lab.QueryAsync("select 'a', count(*) from bronze.a union all select 'b', count(*) from bronze.b order by 1"));
    }

    public void Dispose() => _lab.Dispose();

    MemoryTable Add(string name, long id)
    {
        if (!_source.Tables.ContainsKey(name))
            _source.Tables.Add(name, new MemoryTable(new Column("id", DataType.Int64)));
        return _source.Tables[name].Add(id);
    }
}
