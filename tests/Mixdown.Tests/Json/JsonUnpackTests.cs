using Mixdown.Tests.Load;

namespace Mixdown.Tests.Json;

/// <summary>Lists of objects that are tables of their own: <c>nested: unpack</c>.</summary>
public sealed class JsonUnpackTests : IDisposable, IClassFixture<LoadParquet>
{
    const string Sales = """
        {"id":1,"buyer":{"name":"Ann","phones":[{"no":"07"}]},"lines":[{"sku":"a","n":2,"taxes":[{"rate":0.1},{"rate":0.2}]},{"sku":"b","n":1,"taxes":[]}],"tags":["x"]}
        {"id":2,"lines":[],"notes":[]}
        {"id":3}
        {"id":4,"lines":[{"sku":"c","taxes":[{"rate":0.5}]}]}
        """;

    readonly LoadLab _lab;

    public JsonUnpackTests(LoadParquet parquet) => _lab = new LoadLab(parquet)
    {
        Settings = LoadLab.Map(
            ("type", "json"), ("path", "in/{table}.json"), ("nested", "unpack"),
            ("tables", LoadLab.Map(("sale", LoadLab.Map(("unique_key", "id")))))),
    };

    [Fact]
    public async Task Each_list_of_objects_is_a_table_and_its_record_does_not_have_it()
    {
        _lab.Write("sale.json", Sales);
        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "buyer|STRUCT(\"name\" VARCHAR)", "tags|VARCHAR[]"], await _lab.ColumnsAsync("sale"));
        Assert.Equal(["sku|VARCHAR", "n|BIGINT"], await _lab.ColumnsAsync("sale__lines"));
        Assert.Equal(["rate|DECIMAL(18,1)"], await _lab.ColumnsAsync("sale__lines__taxes"));
        Assert.Equal(["no|VARCHAR"], await _lab.ColumnsAsync("sale__buyer__phones"));
        Assert.Equal(["0"], await _lab.QueryAsync("select count(_mx_rescued) from bronze.sale"));
        Assert.Equal(["sale", "sale__buyer__phones", "sale__lines", "sale__lines__taxes"], _lab.Last!.Tables.Select(load => load.Table.Table).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Elements_say_where_they_stood_and_lead_back_to_their_record()
    {
        _lab.Write("sale.json", Sales);
        await _lab.LoadAsync();

        Assert.Equal(
            ["sale.json|1|0|1|a|2", "sale.json|1|1|1|b|1", "sale.json|4|0|4|c|NULL"],
            await _lab.QueryAsync("select _mx_file, _mx_row, _mx_index, _mx_parent_id, sku, n from bronze.sale__lines order by 2, 3"));
        Assert.Equal(
            ["1|a|0.1", "1|a|0.2", "4|c|0.5"],
            await _lab.QueryAsync("""
                select s.id, l.sku, t.rate
                from bronze.sale s
                join bronze.sale__lines l using (_mx_file, _mx_row)
                join bronze.sale__lines__taxes t on t._mx_file = l._mx_file and t._mx_row = l._mx_row and t._mx_index_lines = l._mx_index
                order by s.id, l._mx_index, t._mx_index
                """));
        Assert.Equal(["1|0|07"], await _lab.QueryAsync("select _mx_parent_id, _mx_index, no from bronze.sale__buyer__phones"));
    }

    [Fact]
    public async Task Every_element_is_counted()
    {
        _lab.Write("sale.json", Sales);
        await _lab.LoadAsync();

        Assert.Equal([(4L, 4L), (3L, 3L), (3L, 3L)], new[] { "sale", "sale__lines", "sale__lines__taxes" }.Select(Counts));
    }

    [Fact]
    public async Task A_changed_file_brings_its_elements_anew_and_others_keep_theirs()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}/*.json"), ("nested", "unpack"));
        _lab.Write("sale/a.json", """{"id":1,"lines":[{"sku":"a"},{"sku":"b"}]}""");
        _lab.Write("sale/b.json", """{"id":2,"lines":[{"sku":"c"}]}""");
        await _lab.LoadAsync();
        _lab.Write("sale/a.json", """{"id":1,"lines":[{"sku":"z"}]}""");
        await _lab.LoadAsync();

        Assert.Equal(["a.json|z", "b.json|c"], await _lab.QueryAsync("select split_part(_mx_file, '/', -1), sku from bronze.sale__lines order by 1"));
        _lab.Write("sale/a.json", """{"id":1}""");
        await _lab.LoadAsync();
        Assert.Equal(["c"], await _lab.QueryAsync("select sku from bronze.sale__lines"));
        Assert.Equal(["sku|VARCHAR"], await _lab.ColumnsAsync("sale__lines"));
        Assert.Equal(2, (await _lab.HistoryAsync("sale")).Count + (await _lab.HistoryAsync("sale__lines")).Count);
    }

    [Fact]
    public async Task A_list_in_a_later_file_is_a_new_table()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}/*.json"), ("nested", "unpack"));
        _lab.Write("sale/a.json", """{"id":1}""");
        await _lab.LoadAsync();
        Assert.Single(_lab.Last!.Tables);
        _lab.Write("sale/b.json", """{"id":2,"pays":[{"way":"card"},{"way":"cash","sum":3}]}""");
        await _lab.LoadAsync();

        Assert.Equal(["0|card|NULL", "1|cash|3"], await _lab.QueryAsync("select _mx_index, way, sum from bronze.sale__pays order by 1"));
        Assert.Equal(["id|BIGINT"], await _lab.ColumnsAsync("sale"));
    }

    [Fact]
    public async Task A_value_that_is_no_list_and_an_element_that_is_no_object_are_rescued()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}/*.json"), ("nested", "unpack"));
        _lab.Write("sale/a.json", """{"id":1,"lines":[{"sku":"a"}]}""");
        _lab.Write("sale/b.json", """
            {"id":2,"lines":"none"}
            {"id":3,"lines":[7,null]}
            """);
        await _lab.LoadAsync();

        Assert.Equal(["1|NULL", """2|{"lines":"none"}""", "3|NULL"], await _lab.QueryAsync("select id, _mx_rescued from bronze.sale order by id"));
        Assert.Equal(
            ["0|a|NULL", """0|NULL|{"_mx_value":7}""", "1|NULL|NULL"],
            await _lab.QueryAsync("select _mx_index, sku, _mx_rescued from bronze.sale__lines order by _mx_file, _mx_row, _mx_index"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_rejected_once_and_has_no_elements()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}.json"), ("nested", "unpack"), ("bad_rows", LoadLab.Map(("max", "100%"))));
        _lab.Write("sale.json", """
            {"id":1,"lines":[{"sku":"a"}]}
            {"id":2,"lines":[{"sku":"b"}],}
            {"id":3,"lines":[{"sku":"c"}]}
            """);
        await _lab.LoadAsync();

        Assert.Equal(["a|1", "c|3"], await _lab.QueryAsync("select sku, _mx_row from bronze.sale__lines order by 2"));
        Assert.Equal(1, _lab["sale"].Rows.Rejected);
        Assert.Equal(0, _lab["sale__lines"].Rows.Rejected);
    }

    [Fact]
    public async Task The_lists_of_a_replayed_record_are_kept_with_what_is_rescued()
    {
        _lab.Settings = Deep(3);
        _lab.Write("sale.json", """
            {"id":1,"lines":[{"sku":"a"}]}
            {"id":2,"lines":[{"sku":"b","taxes":[{"rate":0.1}]}]}
            """);
        await _lab.LoadAsync();
        _lab.Settings = Deep(9);
        await _lab.ReplayAsync();

        Assert.Equal(["1|NULL", """2|{"lines":[{"sku":"b","taxes":[{"rate":0.1}]}]}"""], await _lab.QueryAsync("select id, _mx_rescued from bronze.sale order by id"));
        Assert.Equal(["a"], await _lab.QueryAsync("select sku from bronze.sale__lines"));
    }

    [Fact]
    public async Task More_elements_than_a_chunk_holds_come_whole()
    {
        var lines = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"n":{{i}}}"""));
        _lab.Write("sale.json", $$"""[{"lines":[{{lines}}],"id":9},{"id":10,"lines":[{"n":1}]}]""");
        await _lab.LoadAsync();

        Assert.Equal(["9|5000|12497500|0", "10|1|1|1"], await _lab.QueryAsync(
            "select _mx_parent_id, count(*), sum(n)::bigint, count(*) filter (n <> _mx_index) from bronze.sale__lines group by 1 order by 1"));
    }

    [Fact]
    public async Task Two_tables_of_one_name_are_refused()
    {
        _lab.Write("sale.json", """{"id":1,"lines":[{"sku":"a"}]}""");
        _lab.Write("sale__lines.json", """{"id":1}""");

        var refused = await Assert.ThrowsAsync<Mixdown.Data.Diagnostics.MixdownException>(() => _lab.LoadAsync());
        Assert.Contains("MX2208", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    static Mixdown.Data.Settings.SettingNode.Map Deep(long depth) => LoadLab.Map(
        ("type", "json"), ("path", "in/{table}.json"), ("nested", "unpack"),
        ("options", LoadLab.Map(("max_depth", depth))), ("bad_rows", LoadLab.Map(("max", "100%"))));

    (long Read, long Loaded) Counts(string table) => (_lab[table].Rows.Read, _lab[table].Rows.Loaded);
}
