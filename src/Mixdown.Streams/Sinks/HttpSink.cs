using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Sinks;

/// <summary>Sends records to a collector over HTTP, an object a line. A request is tried again under the same idempotency key until
/// it is answered, so that each record is in the log once.</summary>
/// <param name="options">Where, and how.</param>
/// <param name="client">Sends; whoever made it disposes of it.</param>
/// <param name="clock">Times the attempts.</param>
/// <param name="newKey">Makes idempotency keys.</param>
/// <remarks>A record that is no JSON object is refused by collectors: it is left out and counted, and the others of its request are
/// sent again. Keys of records do not travel; a collector takes them from a field (<c>partition_by</c>).</remarks>
public sealed class HttpSink(HttpSinkOptions options, HttpClient client, TimeProvider clock, Func<Guid> newKey) : IRecordSink
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    readonly ArrayBufferWriter<byte> _body = new();
    readonly List<(int Start, int Length)> _lines = [];
    string _topic = "";

    /// <summary>Records that the collector would not take.</summary>
    public long Refused { get; private set; }

    /// <inheritdoc/>
    public async Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        if (_topic != batch.Source.Topic)
            await FlushAsync(cancel);
        _topic = batch.Source.Topic;
        for (var record = 0; record < batch.Count; record++)
        {
            Add(batch.Value(record));
            if (_body.WrittenCount >= options.RequestBytes)
                await FlushAsync(cancel);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2441: the collector refuses the events. MX2442: it does not answer; transient.</exception>
    public async Task FlushAsync(CancellationToken cancel)
    {
        while (_lines.Count > 0 && await SendAsync(cancel) is { } refused)
            Drop(refused);
        _lines.Clear();
        _body.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    void Add(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAnyExcept(" \t\r\n"u8))
        {
            // Collectors pass over an empty line without counting it.
            Refused++;
            return;
        }
        var start = _body.WrittenCount;
        var to = _body.GetSpan(value.Length + 1)[..(value.Length + 1)];
        // A line end in JSON stands between values only, where a space says the same.
        value.Replace(to, (byte)'\n', (byte)' ');
        to[^1] = (byte)'\n';
        _body.Advance(value.Length + 1);
        _lines.Add((start, value.Length + 1));
    }

    /// <summary>Sends the lines until there is an answer.</summary>
    /// <returns>The line that is refused; null: all are kept.</returns>
    async Task<int?> SendAsync(CancellationToken cancel)
    {
        var (key, body, started, pause) = (newKey(), Body(), clock.GetTimestamp(), options.FirstPause);
        while (true)
        {
            using var answer = await TrySendAsync(key, body, cancel);
            if (answer is { IsSuccessStatusCode: true })
                return null;
            if (answer is not null && !MayChange(answer.StatusCode))
                return await RefusedLineAsync(answer, cancel);
            var wait = answer?.Headers.RetryAfter?.Delta ?? pause;
            if (clock.GetElapsedTime(started) + wait > options.GiveUpAfter)
                throw new MixdownException(NoAnswer(answer)) { IsTransient = true };
            await Task.Delay(wait, clock, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    async Task<HttpResponseMessage?> TrySendAsync(Guid key, byte[] body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, $"/v1/events/{Uri.EscapeDataString(_topic)}")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (options.Gzip)
            request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.Add("Idempotency-Key", key.ToString());
        if (options.WriteKey is { } secret)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        try
        {
            return await client.SendAsync(request, cancel);
        }
        catch (HttpRequestException)
        {
            return null;   // the connection: it may be there again in a moment
        }
    }

    byte[] Body()
    {
        if (!options.Gzip)
            return _body.WrittenSpan.ToArray();
        using var buffer = new MemoryStream();
        using (var packing = new GZipStream(buffer, CompressionLevel.Fastest))
            packing.Write(_body.WrittenSpan);
        return buffer.ToArray();
    }

    async Task<int> RefusedLineAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        var isPlaced = answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            && answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        if (isPlaced && JsonDocument.Parse(text).RootElement is var problem && problem.TryGetProperty("event", out var line) && line.GetInt32() < _lines.Count)
            return line.GetInt32();
        throw new MixdownException(new Diagnostic(
            "MX2441", FormattableString.Invariant($"The collector at {options.Address} refuses events of '{_topic}': {(int)answer.StatusCode} {text}"),
            Hint: "Correct what it says. Events that were sent before are kept."));
    }

    void Drop(int line)
    {
        var (start, length) = _lines[line];
        var rest = _body.WrittenSpan[(start + length)..].ToArray();
        var before = _body.WrittenSpan[..start].ToArray();
        _body.ResetWrittenCount();
        _body.Write(before);
        _body.Write(rest);
        _lines.RemoveAt(line);
        for (var i = line; i < _lines.Count; i++)
            _lines[i] = (_lines[i].Start - length, _lines[i].Length);
        Refused++;
    }

    Diagnostic NoAnswer(HttpResponseMessage? answer) => new(
        "MX2442", answer is null
            ? $"The collector at {options.Address} does not answer"
            : $"The collector at {options.Address} takes no events: {((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)} {answer.ReasonPhrase}",
        Hint: "Start it with 'mixdown stream run'. Events that were sent before are kept; run again to go on.");

    static bool MayChange(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
