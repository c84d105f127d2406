using Mixdown.Tests.Load;

namespace Mixdown.Tests.Json;

/// <summary>JSON files on their way into the lake.</summary>
public sealed class JsonLoadTests : IDisposable, IClassFixture<LoadParquet>
{
    readonly LoadLab _lab;

    public JsonLoadTests(LoadParquet parquet) =>
        _lab = new LoadLab(parquet) { Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}.json")) };

    [Fact]
    public async Task Types_are_learned_from_all_records_and_what_is_missing_is_NULL()
    {
        _lab.Write("t.json", """
            {"id":1,"price":9.5,"big":12345678901234567890,"code":"007","day":"2024-01-31","at":"2024-01-31T10:00:00Z","ok":true,"sci":1e-7,"mixed":1}
            {"id":2,"price":10,"extra":"only here","mixed":"one","day":null,"sci":0.5}
            """);
        await _lab.LoadAsync();

        Assert.Equal(
            ["id|BIGINT", "price|DECIMAL(18,1)", "big|DECIMAL(38,0)", "code|VARCHAR", "day|DATE", "at|TIMESTAMP WITH TIME ZONE", "ok|BOOLEAN", "sci|DOUBLE", "mixed|VARCHAR", "extra|VARCHAR"],
            await _lab.ColumnsAsync("t"));
        Assert.Equal(
            ["1|9.5|12345678901234567890|007|2024-01-31|True|1E-07|1|NULL|1|t.json", "2|10.0|NULL|NULL|NULL|NULL|0.5|one|only here|2|t.json"],
            await _lab.QueryAsync("select id, price, big, code, day, ok, sci, mixed, extra, _mx_row, _mx_file from bronze.t order by id"));
    }

    [Fact]
    public async Task Objects_and_arrays_stay_what_they_are()
    {
        _lab.Write("t.json", """
            {"id":1,"buyer":{"name":"Ann","age":41},"tags":["a","b"],"lines":[{"sku":"x","n":1},{"sku":"y"}],"grid":[[1,2],[3]]}
            {"id":2,"buyer":null,"tags":[],"lines":[]}
            {"id":3,"buyer":{"name":"Bob","vip":true},"tags":null,"lines":[{"sku":"z","n":3,"more":{"k":1.5}}],"grid":[[],null,[4]]}
            """);
        await _lab.LoadAsync();

        Assert.Equal(
            [
                "id|BIGINT", "buyer|STRUCT(\"name\" VARCHAR, age BIGINT, vip BOOLEAN)", "tags|VARCHAR[]",
                "lines|STRUCT(sku VARCHAR, n BIGINT, more STRUCT(k DECIMAL(18,1)))[]", "grid|BIGINT[][]",
            ],
            await _lab.ColumnsAsync("t"));
        Assert.Equal(
            [
                """1|{"name":"Ann","age":41,"vip":null}|["a","b"]|[{"sku":"x","n":1,"more":null},{"sku":"y","n":null,"more":null}]|[[1,2],[3]]""",
                """2|NULL|[]|[]|NULL""",
                """3|{"name":"Bob","age":null,"vip":true}|NULL|[{"sku":"z","n":3,"more":{"k":1.5}}]|[[],null,[4]]""",
            ],
            await _lab.QueryAsync("select id, to_json(buyer)::varchar, to_json(tags)::varchar, to_json(lines)::varchar, to_json(grid)::varchar from bronze.t order by id"));
    }

    [Fact]
    public async Task What_does_not_fit_inside_is_rescued_under_its_path()
    {
        _lab.Write("t.json", """{"id":1,"buyer":{"age":41},"lines":[{"n":1},{"n":2}]}""");
        await _lab.LoadAsync();
        _lab.Write("t.json", """
            {"id":1,"buyer":{"age":"old"},"lines":[{"n":1},{"n":2.5},7]}
            {"id":2,"buyer":[1],"lines":[{"n":5}]}
            """);
        await _lab.LoadAsync();

        Assert.Equal(
            [
                """1|{"age":null}|[{"n":1},{"n":null},null]|{"buyer.age":"old","lines[1].n":2.5,"lines[2]":7}""",
                """2|NULL|[{"n":5}]|{"buyer":[1]}""",
            ],
            await _lab.QueryAsync("select id, to_json(buyer)::varchar, to_json(lines)::varchar, _mx_rescued from bronze.t order by id"));
    }

    [Fact]
    public async Task Shapes_that_contradict_each_other_are_kept_as_JSON()
    {
        _lab.Write("t.json", """
            {"id":1,"v":{"x":1}}
            {"id":2,"v":"text"}
            {"id":3,"v":[1, 2]}
            {"id":4,"v":{}}
            """);
        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "v|VARCHAR"], await _lab.ColumnsAsync("t"));
        Assert.Equal(["1|{\"x\":1}", "2|\"text\"", "3|[1, 2]", "4|{}"], await _lab.QueryAsync("select id, v from bronze.t order by id"));

        // The column says that it holds JSON, so that a later file is read alike.
        _lab.Write("u.json", "{\"id\":1,\"v\":[]}");
        _lab.Write("t.json", "{\"id\":5,\"v\":\"more\"}");
        await _lab.LoadAsync();
        Assert.Equal(["5|\"more\""], await _lab.QueryAsync("select id, v from bronze.t order by id"));
    }

    [Fact]
    public async Task On_request_everything_nested_is_JSON()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}.json"), ("nested", "json"));
        _lab.Write("t.json", """{"id":1,"buyer":{"name":"Ann"},"tags":["a"]}""");
        await _lab.LoadAsync();

        Assert.Equal(["id|BIGINT", "buyer|VARCHAR", "tags|VARCHAR"], await _lab.ColumnsAsync("t"));
        Assert.Equal(["{\"name\":\"Ann\"}|[\"a\"]"], await _lab.QueryAsync("select buyer, tags from bronze.t"));
    }

    [Fact]
    public async Task Long_lists_and_bad_records_among_them_do_not_disturb_each_other()
    {
        var good = Enumerable.Range(0, 300).Select(i => $$"""{"id":{{i}},"n":[{{string.Join(',', Enumerable.Range(0, i * 7 % 500).Select(k => k % 5 == 0 ? "null" : $"{i + k}"))}}],"o":[{"t":["a long enough text {{i}}",null]}]}""");
        _lab.Write("t.json", string.Join('\n', good.SelectMany((line, i) => i % 20 == 3 ? [line[..(line.Length - 3)], line] : new[] { line })));
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}.json"), ("bad_rows", LoadLab.Map(("max", "10%"))));
        await _lab.LoadAsync();

        var rows = _lab["t"].Rows;
        Assert.Equal((315, 300, 15), (rows.Read, rows.Loaded, rows.Rejected));
        var expected = Enumerable.Range(0, 300).Sum(i => Enumerable.Range(0, i * 7 % 500).Where(k => k % 5 != 0).Sum(k => (long)(i + k)));
        Assert.Equal($"{expected}|300|15", await _lab.ScalarAsync(
            "select sum(list_sum(n)), count(distinct o[1].t[1]) filter (o[1].t[1] = 'a long enough text ' || id), (select count(*) from bronze.t__quarantine) from bronze.t"));
    }

    [Fact]
    public async Task A_field_that_comes_later_is_added_inside()
    {
        _lab.Settings = LoadLab.Map(("type", "json"), ("path", "in/{table}/*.json"));
        _lab.Write("t/1.json", """{"id":1,"buyer":{"name":"Ann"},"lines":[{"n":1}]}""");
        await _lab.LoadAsync();
        _lab.Write("t/2.json", """{"id":2,"buyer":{"name":"Bob","age":7},"lines":[{"n":2,"sku":"x"}],"new":[1]}""");
        await _lab.LoadAsync();
        Assert.Empty(_lab.Last!.Errors.Select(wrong => wrong.ToString()));

        Assert.Equal(
            ["""1|{"name":"Ann","age":null}|[{"n":1,"sku":null}]|NULL""", """2|{"name":"Bob","age":7}|[{"n":2,"sku":"x"}]|[1]"""],
            await _lab.QueryAsync("select id, to_json(buyer)::varchar, to_json(lines)::varchar, to_json(new)::varchar from bronze.t order by id"));
    }

    public void Dispose() => _lab.Dispose();
}
