using System.Collections.Concurrent;
using System.Text;

namespace Mixdown.Tests.Sources.Rest;

public sealed class RestAnswerTests : IDisposable
{
    readonly TableLab _lab = new();

    [Theory]
    [InlineData("""[{"a":1}]""")]
    [InlineData("""{"data":[{"a":1}],"total":1}""")]
    [InlineData("""{"errors":[],"results":[{"a":1}]}""")]
    [InlineData("""{"weather":[{"a":1}],"city":"x"}""")]
    [InlineData("\uFEFF[{\"a\":\n1}]")]
    public async Task The_list_of_records_is_found_where_it_is_clear(string answer)
    {
        using var api = new FakeApi(_ => new ApiAnswer(answer));

        Assert.Equal("1", await _lab.ReadAsync(Load(api)));
    }

    [Theory]
    [InlineData("""{"x":[{"a":1}],"y":[]}""", "MX2309", null)]
    [InlineData("""{"data":{"rows":[{"a":1}]}}""", "MX2309", "data.row")]
    [InlineData("<html>Sign in</html>", "MX2308", null)]
    [InlineData("""[{"a":1},""", "MX2308", null)]
    public async Task An_answer_that_cannot_be_read_says_why(string answer, string code, string? items)
    {
        using var api = new FakeApi(_ => new ApiAnswer(answer));

        Assert.Equal(code, (await _lab.FailAsync(Load(api, items is null ? "" : $", \"items\": \"{items}\""))).Code);
    }

    [Theory]
    [InlineData(401, "MX2302")]
    [InlineData(403, "MX2302")]
    [InlineData(404, "MX2303")]
    [InlineData(422, "MX2304")]
    [InlineData(500, "MX2305")]
    public async Task Each_refusal_has_its_message_without_a_secret(int status, string code)
    {
        using var api = new FakeApi(_ => new ApiAnswer("""{"message":"no"}""", status));

        var wrong = await _lab.FailAsync(Load(api, """, "auth": {"key": {"param": "token", "value": "s3cret"}}, "retry": {"max": 1, "first": "1ms"} """));

        Assert.Equal(code, wrong.Code);
        Assert.DoesNotContain("s3cret", wrong.Message + wrong.Hint, StringComparison.Ordinal);
        Assert.Equal(status == 500 ? 2 : 1, api.Asked.Count);
    }

    [Fact]
    public async Task What_may_change_is_asked_again()
    {
        var answers = new ConcurrentQueue<ApiAnswer>(
        [
            new("", 503), new("", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } }, new("""[{"a":1},""") { IsCutOff = true }, new("""[{"a":1}]"""),
        ]);
        using var api = new FakeApi(_ => answers.TryDequeue(out var answer) ? answer : new ApiAnswer("", 500));

        Assert.Equal("1", await _lab.ReadAsync(Load(api, """, "retry": {"max": 3, "first": "1ms"} """)));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_no_answer()
    {
        using var stop = new ManualResetEventSlim();
        using var api = new FakeApi(_ =>
        {
            stop.Wait(TimeSpan.FromSeconds(30));
            return new ApiAnswer("[]");
        });

        var wrong = await _lab.FailAsync(Load(api, """, "timeout": "50ms", "retry": {"max": 0} """));
        stop.Set();

        Assert.Equal("MX2305", wrong.Code);
        Assert.Contains("no answer within 0.1 s", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_answer_is_refused()
    {
        using var api = new FakeApi(_ => new ApiAnswer($"[\"{new string('x', 3000)}\"]"));

        Assert.Equal("MX2307", (await _lab.FailAsync(Load(api, """, "max_page": "2KB" """))).Code);
    }

    [Theory]
    [InlineData("""{"bearer": "t0"}""", "Bearer t0")]
    [InlineData("""{"basic": {"user": "u", "password": "p:w"}}""", "Basic dTpwOnc=")]
    [InlineData("""{"key": {"header": "X-Api-Key", "value": "k"}}""", "k")]
    [InlineData("""{"key": {"param": "key", "value": "k&k"}}""", "k&k")]
    public async Task Requests_say_who_asks(string auth, string expected)
    {
        using var api = new FakeApi(request =>
            (request.Headers["Authorization"] ?? request.Headers["X-Api-Key"] ?? request.QueryString["key"]) == expected ? new ApiAnswer("""[{"a":1}]""") : new ApiAnswer("", 401));

        Assert.Equal("1", await _lab.ReadAsync(Load(api, $", \"auth\": {auth}")));
    }

    [Fact]
    public async Task A_token_is_fetched_and_fetched_again_when_it_has_run_out()
    {
        var tokens = 0;
        using var api = new FakeApi(request => request.Url!.AbsolutePath == "/token"
            ? new ApiAnswer($$"""{"access_token":"t{{++tokens}}","expires_in":1}""")
            : request.Headers["Authorization"] == "Bearer t2" ? new ApiAnswer("""[{"a":1}]""") : new ApiAnswer("", 401));

        var auth = $$""", "auth": {"client_credentials": {"token_url": "{{api.Url}}/token", "client_id": "me", "client_secret": "x"} } """;

        Assert.Equal("1", await _lab.ReadAsync(Load(api, auth)));
        Assert.Equal(2, tokens);
    }

    [Fact]
    public async Task A_body_is_posted()
    {
        using var api = new FakeApi(request =>
        {
            using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
            return request.HttpMethod == "POST" && reader.ReadToEnd() == """{"q":1}""" ? new ApiAnswer("""[{"a":1}]""") : new ApiAnswer("", 400);
        });

        Assert.Equal("1", await _lab.ReadAsync(Load(api, """, "body": "{\"q\":1}" """)));
    }

    [Fact]
    public async Task Requests_keep_their_distance()
    {
        using var api = new FakeApi(request => new ApiAnswer(request.QueryString["page"] == "3" ? "[]" : """[{"a":1}]"""));
        var started = TimeProvider.System.GetTimestamp();

        await _lab.ReadAsync(Load(api, """, "rate_limit": "20/s", "pagination": {"type": "page"} """));

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(99));
    }

    [Theory]
    [InlineData("""{"type":"rest","url":"example.com","table":"t"}""", "MX2301")]
    [InlineData("""{"type":"rest","url":"https://a.b","table":"t","rate_limit":"often"}""", "MX2301")]
    [InlineData("""{"type":"rest","url":"https://a.b","table":"t","auth":{"bearer":"x","basic":{"user":"u","password":"p"}}}""", "MX2301")]
    [InlineData("""{"type":"rest","url":"https://a.b","table":"t","auth":{"key":{"value":"x"}}}""", "MX2301")]
    [InlineData("""{"type":"rest","url":"https://a.b","table":"t","pagination":{"type":"pages"}}""", "MX1012")]
    [InlineData("""{"type":"rest","url":"https://a.b","table":"t","paging":{}}""", "MX1010")]
    [InlineData("""{"type":"rest","url":"https://a.b"}""", "MX2312")]
    public async Task A_wrong_setting_is_named(string settings, string code) => Assert.Equal(code, (await _lab.FailAsync(settings)).Code);

    public void Dispose() => _lab.Dispose();

    static string Load(FakeApi api, string more = "") => $$"""{"type": "rest", "url": "{{api.Url}}/v1", "table": "t"{{more}} }""";
}
