using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Mixdown.Bench.Measuring;

/// <summary>Clients that send events to a collector at a steady rate. An event is made when it is due, whether or not the collector has
/// answered the one before: a wait for it counts as delay of what comes after.</summary>
/// <param name="address">The collector.</param>
/// <param name="clients">How many send in turns, each its own batches in their order.</param>
/// <param name="rate">Events a second, of all clients.</param>
sealed class EventLoad(Uri address, int clients, int rate) : IDisposable
{
    /// <summary>Events in a request.</summary>
    public const int Batch = 100;

    const int EventBytes = 374;

    readonly HttpClient _http = new() { BaseAddress = address };
    readonly long _began = Stopwatch.GetTimestamp();
    readonly long _firstId = DateTime.UtcNow.Ticks;
    readonly long _firstTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <summary>How long after the beginning the events of a client's batch are made.</summary>
    public TimeSpan DueAfter(int client, int batch) => TimeSpan.FromSeconds(((long)batch * clients + client) * Batch / (double)rate);

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed() => Stopwatch.GetElapsedTime(_began);

    /// <summary>Sends all that is due in a time.</summary>
    /// <exception cref="HttpRequestException">The collector did not take a batch.</exception>
    public Task RunAsync(TimeSpan time, CancellationToken cancel) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => RunClientAsync(client, time, cancel), cancel)));

    /// <summary>Sends one batch of a client.</summary>
    public async Task SendAsync(int client, int batch, CancellationToken cancel)
    {
        using var content = new ByteArrayContent(Body(client, batch)) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await _http.PostAsync(new Uri($"v1/events/{StreamProject.Topic}", UriKind.Relative), content, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    async Task RunClientAsync(int client, TimeSpan time, CancellationToken cancel)
    {
        for (var batch = 0; DueAfter(client, batch) < time; batch++)
        {
            if (DueAfter(client, batch) - Elapsed() is { Ticks: > 0 } early)
                await Task.Delay(early, cancel);
            await SendAsync(client, batch, cancel);
        }
    }

    byte[] Body(int client, int batch)
    {
        var (text, made) = (new StringBuilder(Batch * (EventBytes + 1)), _firstTime + (long)DueAfter(client, batch).TotalMilliseconds);
        for (var i = 0; i < Batch; i++)
        {
            var id = _firstId + ((long)batch * clients + client) * Batch + i;
            var from = text.Length;
            text.Append(CultureInfo.InvariantCulture,
                $$"""{"id":{{id}},"ts":{{made}},"client":{{client}},"userId":{{id % 4711}},"sessionId":{{id / 30}},"page":"NextSong","auth":"Logged In","method":"PUT","status":200,"level":"paid","city":"Springfield","state":"OR","userAgent":"Mozilla/5.0","artist":"AC/DC","song":"For Those About To Rock","duration":343.719,"pad":"x""");
            text.Append('x', EventBytes - (text.Length - from) - 2).Append("\"}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
