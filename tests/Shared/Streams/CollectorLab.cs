using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Testing.Streams;

/// <summary>A collector on a free port, over a log of its own.</summary>
sealed class CollectorLab : IAsyncDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    WebServer? _server;

    public LogLab Log { get; init; } = new();

    public WebOptions Web { get; init; } = new() { Port = 0 };

    public Uri Address => _server!.Address;

    public static async Task<CollectorLab> StartAsync(CollectorSourceOptions? options = null, WebOptions? web = null, LogLab? log = null)
    {
        var lab = new CollectorLab { Web = web ?? new WebOptions { Port = 0 }, Log = log ?? new LogLab() };
        lab.Log.Options = options ?? lab.Log.Options;
        await lab.StartAsync();
        return lab;
    }

    public async Task StartAsync()
    {
        var intake = await Log.OpenAsync();
        _server = await WebServer.StartAsync(Web, [new CollectorEndpoints([intake], Log.Clock)], TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (_server is { } running)
            await running.DisposeAsync();
        _server = null;
        await Log.CloseAsync();
    }

    public Task<Answer> PostAsync(string body, string type = "application/json", params (string Name, string Value)[] headers) =>
        PostAsync(Encoding.UTF8.GetBytes(body), type, headers);

    public async Task<Answer> PostAsync(byte[] body, string? type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"/v1/events/{LogLab.Topic}")) { Content = new ByteArrayContent(body) };
        if (type is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, text, answer.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Log.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>An answer of the server.</summary>
    public sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
    {
        public string? Code => Text.Length == 0 ? null : Json.GetProperty("code").GetString();

        public string? Title => Text.Length == 0 ? null : Json.GetProperty("title").GetString();

        /// <summary>Event, line and column, as they are said.</summary>
        public (int Event, int Line, int Column) At => (Json.GetProperty("event").GetInt32(), Json.GetProperty("line").GetInt32(), Json.GetProperty("column").GetInt32());

        public JsonElement Json => JsonDocument.Parse(Text).RootElement;

        public Answer Expect(int status, string? code = null)
        {
            Assert.True((int)Status == status && (code is null || Code == code), $"{(int)Status} instead of {status}: {Text}");
            return this;
        }
    }
}
