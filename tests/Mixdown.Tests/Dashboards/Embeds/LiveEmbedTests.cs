using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mixdown.Testing.Streams;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>An embed of live tables while events come: who has a link that is locked to paid listeners hears nothing of the others.</summary>
public sealed partial class LiveEmbedTests : IDisposable
{
    const string Project =
        """
        streams:
          listening:
            schema: bronze
            type: collector
            topics:
              listen_events: { event_time: { column: ts, unit: ms }, dedupe_by: [id] }
            commit: { every: 1s }
        live:
          by_level: { metrics: [listens], source: listening.listen_events, by: [level], watermark: 0s }
          of_all: { metrics: [listens], source: listening.listen_events, watermark: 0s }
        embeds:
          keys: [{ id: one, key: "{{ env_var('EMBED_KEY') }}" }]
          dashboards: [radio]
        """;

    const string Dashboard =
        """
        dashboard: Radio
        fact: fact_listen
        filters:
          level: { column: fact_listen.level }
        rows:
          - - { bar: By level, from: live.by_level, x: level, y: listens, live: 250ms }
            - { number: In all, from: live.by_level, value: listens, period: last 2 hours, live: 250ms }
            - { number: Of all, from: live.of_all, value: listens, period: last 2 hours, live: 250ms }
        """;

    readonly StreamedSmallProject _project = new();
    readonly HttpClient _web = new();
    int _sent;

    [Fact]
    public async Task A_link_hears_of_its_own_rows_alone_also_when_the_stream_goes_on()
    {
        using var served = await ServeAsync();
        using var heard = await ListenAsync(Link(""","lock":{"level":["paid"]}"""), "by-level", "in-all", "of-all");

        await PostAsync(paid: 2, free: 3);
        Assert.Equal(["paid 2"], await UntilAsync(heard, "by-level", rows => rows is ["paid 2"]));
        Assert.Equal(["2"], await UntilAsync(heard, "in-all", rows => rows is ["2"]));
        await PostAsync(paid: 1, free: 4);
        Assert.Equal(["paid 3"], await UntilAsync(heard, "by-level", rows => rows is ["paid 3"]));
        Assert.Equal(["3"], await UntilAsync(heard, "in-all", rows => rows is ["3"]));

        var of = heard.Answers.ToLookup(answer => answer.GetProperty("tile").GetString());
        Assert.All(of["of-all"], answer => Assert.Equal("MX4184", answer.GetProperty("problem").GetProperty("code").GetString()));
        Assert.All(of["of-all"], answer => Assert.Equal(0, answer.GetProperty("values").GetArrayLength()));
        Assert.DoesNotContain("free", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("select", heard.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([], (await RowsAsync("by-level", Link(""","lock":{"level":["nobody"]}"""))).Where(row => row.Length > 0));
        await EndAsync(served);
    }

    [Fact]
    public async Task A_link_to_one_tile_hears_of_no_other()
    {
        using var served = await ServeAsync();
        using var heard = await ListenAsync(Link(""","tile":"in-all","lock":{"level":["paid"]}"""), "by-level", "in-all", "of-all");

        await PostAsync(paid: 2, free: 3);
        Assert.Equal(["2"], await UntilAsync(heard, "in-all", rows => rows is ["2"]));
        await PostAsync(paid: 5, free: 1);
        Assert.Equal(["7"], await UntilAsync(heard, "in-all", rows => rows is ["7"]));

        Assert.All(heard.Answers, answer => Assert.Equal("in-all", answer.GetProperty("tile").GetString()));
        await EndAsync(served);
    }

    public void Dispose()
    {
        _web.Dispose();
        _project.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Link(string more) => Tokens.Sign(Tokens.Claims("radio", more, DateTimeOffset.UtcNow).Replace("mixdown:shop", "mixdown:small", StringComparison.Ordinal));

    async Task<MixdownProcess> ServeAsync()
    {
        _project.Variables["EMBED_KEY"] = Tokens.Key;
        _project.Write("mixdown.yml", Project);
        _project.Write("dashboards/radio.yml", Dashboard);
        (await _project.RunAsync("load")).Expect(0);
        var served = _project.Start("serve", "--port", "0", "--no-watch");
        await served.UntilAsync(() => served.OutputSoFar.Contains("Ctrl-C ends", StringComparison.Ordinal));
        _web.BaseAddress = new Uri(Address().Match(served.OutputSoFar).Value);
        return served;
    }

    static async Task EndAsync(MixdownProcess served)
    {
        served.Interrupt();
        (await served.EndAsync()).Expect(0);
    }

    async Task PostAsync(int paid, int free)
    {
        var at = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds();
        var levels = Enumerable.Repeat("paid", paid).Concat(Enumerable.Repeat("free", free));
        using var body = new StringContent(string.Join('\n', levels.Select(level => $$"""{"id":{{++_sent}},"ts":{{at}},"level":"{{level}}","price":1.25}""")), Encoding.UTF8, "application/x-ndjson");
        using var answer = await _web.PostAsync(new Uri("v1/events/listen_events", UriKind.Relative), body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    async Task<HttpResponseMessage> AskAsync(string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Mixdown-Embed", token);
        var answer = await _web.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    async Task<Heard> ListenAsync(string token, params IEnumerable<string> tiles) => await Heard.OpenAsync(await AskAsync($"embed/api/events?{string.Join('&', tiles.Select(tile => $"tile={tile}"))}", token), Stop);

    async Task<IReadOnlyList<string>> RowsAsync(string tile, string token)
    {
        using var answer = await AskAsync($"embed/api/data?tile={tile}", token);
        return ServedShop.Rows(JsonElement.Parse(await answer.Content.ReadAsStringAsync(Stop)));
    }

    static async Task<IReadOnlyList<string>> UntilAsync(Heard heard, string tile, Func<IReadOnlyList<string>, bool> isMeant)
    {
        while (true)
        {
            if (heard.Answers.LastOrDefault(answer => answer.GetProperty("tile").GetString() == tile) is { ValueKind: JsonValueKind.Object } last && ServedShop.Rows(last) is var rows && isMeant(rows))
                return rows;
            await heard.NextAsync(Stop);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    /// <summary>A stream of server-sent events, and all that came over it.</summary>
    sealed class Heard(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public List<JsonElement> Answers { get; } = [];

        public static async Task<Heard> OpenAsync(HttpResponseMessage answer, CancellationToken cancel) => new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(cancel), Encoding.UTF8));

        /// <summary>Reads up to the end of the next event.</summary>
        public async Task NextAsync(CancellationToken cancel)
        {
            while (await lines.ReadLineAsync(cancel) is { Length: > 0 } line)
            {
                _text.AppendLine(line);
                if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonElement.Parse(line["data: ".Length..]) is var data && data.TryGetProperty("answer", out var told))
                    Answers.Add(told);
            }
        }

        public void Dispose()
        {
            lines.Dispose();
            answer.Dispose();
        }
    }
}
