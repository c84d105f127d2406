namespace Mixdown.Tests.Sources.Rest;

public sealed class RestCursorTests : IDisposable
{
    readonly TableLab _lab = new();
    string _records = "[]";

    [Fact]
    public async Task A_run_asks_from_the_last_value_on_and_leaves_out_what_it_has()
    {
        using var api = Api();
        _records = """[{"id":1,"at":"2024-01-01T00:00:00Z"},{"id":2,"at":"2024-01-02T00:00:00.123456Z"}]""";
        await _lab.ReadAsync(Load(api));
        _records = """[{"id":2,"at":"2024-01-02T00:00:00.123456Z"},{"id":3,"at":"2024-01-02T00:00:00.123456Z"},{"id":4,"at":"2024-01-03T00:00:00Z"}]""";

        Assert.Equal(["3", "4"], (await _lab.ReadAsync(Load(api))).Split("; ").Select(row => row.Split(' ')[0]));
        Assert.Equal(1, _lab.Duplicates);
        Assert.Equal("/v1?since=2024-01-02T00%3A00%3A00.123456Z", api.Asked.Last());
    }

    [Fact]
    public async Task Digits_below_a_microsecond_count()
    {
        using var api = Api();
        _records = """[{"id":1,"at":"2024-01-01T00:00:00.123456789Z"}]""";
        await _lab.ReadAsync(Load(api));
        _records = """[{"id":0,"at":"2024-01-01T00:00:00.123456788Z"},{"id":2,"at":"2024-01-01T00:00:00.123456790Z"}]""";

        Assert.StartsWith("2 ", await _lab.ReadAsync(Load(api)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_without_a_parameter_is_filtered_here()
    {
        using var api = Api();
        var load = $$"""{"type": "rest", "url": "{{api.Url}}/v1", "table": "t", "cursor": "id"}""";
        _records = """[{"id":9},{"id":10}]""";
        await _lab.ReadAsync(load);
        _records = """[{"id":9},{"id":10},{"id":11}]""";

        Assert.Equal("11", await _lab.ReadAsync(load));
    }

    [Fact]
    public async Task A_lag_looks_back_and_finds_late_records_once()
    {
        using var api = Api();
        var load = Load(api, """, "lag": "1h", "unique_key": ["id"], "write_disposition": "append" """);
        _records = """[{"id":1,"at":"2024-01-01T10:00:00Z"},{"id":2,"at":"2024-01-01T11:00:00Z"}]""";
        await _lab.ReadAsync(load);
        _records = """[{"id":1,"at":"2024-01-01T10:00:00Z"},{"id":3,"at":"2024-01-01T10:30:00Z"},{"id":2,"at":"2024-01-01T11:00:00Z"}]""";

        Assert.StartsWith("3 ", await _lab.ReadAsync(load), StringComparison.Ordinal);
        Assert.Equal(2, _lab.Duplicates);
        Assert.Equal("/v1?since=2024-01-01T10%3A00%3A00Z", api.Asked.Last());
        Assert.Equal("", await _lab.ReadAsync(load));
    }

    [Theory]
    [InlineData("", "MX2320", null)]
    [InlineData(""", "cursor_nulls": "include" """, null, 2)]
    [InlineData(""", "cursor_nulls": "exclude" """, null, 1)]
    public async Task Records_without_a_value_are_what_the_project_says(string more, string? code, int? rows)
    {
        using var api = Api();
        _records = """[{"id":1,"at":"2024-01-01T10:00:00Z"},{"id":2,"at":null}]""";

        if (code is not null)
            Assert.Equal(code, (await _lab.FailAsync(Load(api, more))).Code);
        else
            Assert.Equal(rows, (await _lab.ReadAsync(Load(api, more))).Split("; ").Length);
    }

    [Fact]
    public async Task A_cursor_that_changes_its_kind_is_an_error()
    {
        using var api = Api();
        _records = """[{"id":1,"at":"2024-01-01T10:00:00Z"},{"id":2,"at":"soon"}]""";

        Assert.Equal("MX2321", (await _lab.FailAsync(Load(api))).Code);
    }

    public void Dispose() => _lab.Dispose();

    FakeApi Api() => new(_ => new ApiAnswer(_records));

    static string Load(FakeApi api, string more = "") =>
        $$"""{"type": "rest", "url": "{{api.Url}}/v1", "table": "t", "cursor": "at", "cursor_param": "since", "retry": {"max": 0}{{more}} }""";
}
