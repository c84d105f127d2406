using System.Globalization;

namespace Mixdown.Tests.Sources.Rest;

public sealed class RestPagingTests : IDisposable
{
    readonly TableLab _lab = new();

    [Fact]
    public async Task Pages_with_numbers_are_read_up_to_an_empty_one()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.QueryString["page"] switch { "1" => """{"data":[{"a":1},{"a":2}]}""", "2" => """{"data":[{"a":3}]}""", _ => """{"data":[]}""" }));

        Assert.Equal("1; 2; 3", await _lab.ReadAsync(Load(api, """ "pagination": {"type": "page"} """)));
        Assert.Equal(["/v1?page=1", "/v1?page=2", "/v1?page=3"], api.Asked);
    }

    [Fact]
    public async Task A_short_page_is_the_last_where_the_size_is_known()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.QueryString["p"] == "0" ? """[{"a":1},{"a":2}]""" : """[{"a":3}]"""));

        Assert.Equal("1; 2; 3", await _lab.ReadAsync(Load(api, """ "pagination": {"type": "page", "param": "p", "first": 0, "size": 2, "size_param": "n"} """)));
        Assert.Equal(["/v1?p=0&n=2", "/v1?n=2&p=1"], api.Asked);
    }

    [Fact]
    public async Task Offsets_count_records()
    {
        using var api = new FakeApi(request => new ApiAnswer(Numbers(request.QueryString["offset"]!, 3, 7)));

        Assert.Equal("1; 2; 3; 4; 5; 6; 7", await _lab.ReadAsync(Load(api, """ "pagination": {"type": "offset", "size": 3} """)));
        Assert.Equal(3, api.Asked.Count);
    }

    [Fact]
    public async Task A_mark_in_the_answer_leads_on()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.QueryString["cursor"] switch
        {
            null => """{"items":[{"a":1}],"meta":{"next":"x y&z"}}""",
            "x y&z" => """{"items":[{"a":2}],"meta":{"next":null}}""",
            _ => "[]",
        }));

        Assert.Equal("1; 2", await _lab.ReadAsync(Load(api, """ "params": {"k": "v"}, "pagination": {"type": "cursor", "next": "meta.next"} """)));
        Assert.Equal(["/v1?k=v", "/v1?k=v&cursor=x%20y%26z"], api.Asked);
    }

    [Fact]
    public async Task A_URL_in_the_answer_leads_on_but_to_no_other_host()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.RawUrl == "/v1" ? """{"data":[{"a":1}],"next":"/v1/more?b=1"}""" : """{"data":[{"a":2}],"next":"http://elsewhere.example/v1"}"""));

        var wrong = await _lab.FailAsync(Load(api, """ "pagination": {"type": "cursor"} """));

        Assert.Equal("MX2306", wrong.Code);
        Assert.Equal(["/v1", "/v1/more?b=1"], api.Asked);
    }

    [Fact]
    public async Task The_header_Link_leads_on()
    {
        using var api = new FakeApi(request => request.QueryString["page"] is null
            ? new ApiAnswer("""[{"a":1}]""") { Headers = new Dictionary<string, string> { ["Link"] = "</v1?page=0>; rel=\"prev\", </v1?page=2>; rel=\"next last\"" } }
            : new ApiAnswer("""[{"a":2}]"""));

        Assert.Equal("1; 2", await _lab.ReadAsync(Load(api, """ "pagination": {"type": "link"} """)));
    }

    [Fact]
    public async Task An_API_that_goes_in_circles_is_an_error()
    {
        using var api = new FakeApi(_ => new ApiAnswer("""{"data":[{"a":1}],"next":"same"}"""));

        Assert.Equal("MX2310", (await _lab.FailAsync(Load(api, """ "pagination": {"type": "cursor"} """))).Code);
    }

    [Fact]
    public async Task An_API_without_an_end_is_an_error()
    {
        using var api = new FakeApi(_ => new ApiAnswer("""[{"a":1}]"""));

        Assert.Equal("MX2311", (await _lab.FailAsync(Load(api, """ "pagination": {"type": "page", "max_pages": 5} """))).Code);
        Assert.Equal(5, api.Asked.Count);
    }

    [Fact]
    public async Task Several_tables_of_one_API_have_an_endpoint_each()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.Url!.AbsolutePath == "/v1/rates" ? """[{"a":1}]""" : """{"rows":[{"b":2}]}"""));
        var load = $$"""{"type": "rest", "url": "{{api.Url}}/v1", "endpoints": {"rate": {"path": "rates"}, "bank": {"path": "/banks", "items": "rows"} } }""";

        Assert.Equal("1", await _lab.ReadAsync(load, "rate"));
        Assert.Equal("2", await _lab.ReadAsync(load, "bank", again: true));
        Assert.Equal($"{api.Url}/v1/banks", _lab.Place);
    }

    public void Dispose() => _lab.Dispose();

    static string Load(FakeApi api, string more) => $$"""{"type": "rest", "url": "{{api.Url}}/v1", "table": "t", "retry": {"max": 0}, {{more}} }""";

    static string Numbers(string offset, int size, int all)
    {
        var skip = int.Parse(offset, CultureInfo.InvariantCulture);
        return $"[{string.Join(',', Enumerable.Range(1, all).Skip(skip).Take(size).Select(a => $$"""{"a":{{a}}}"""))}]";
    }
}
