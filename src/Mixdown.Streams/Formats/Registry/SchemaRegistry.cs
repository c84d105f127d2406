using System.Net;
using System.Text.Json;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>Asks a schema registry that speaks Confluent's protocol for schemas by their number. It keeps none.</summary>
sealed class SchemaRegistry : IDisposable
{
    const int Attempts = 4;
    const int MostReferences = 100;
    const int MostBytes = 8 << 20;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    readonly RegistryOptions _options;
    readonly TimeProvider _clock;
    readonly HttpClient _http;

    public SchemaRegistry(RegistryOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        // What we show to the registry is for it alone.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
    }

    /// <summary>A schema; null where the registry has none of that number.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">It refuses us (MX2471), does not answer (MX2472, transient), or answers
    /// something else (MX2473).</exception>
    public async Task<RegisteredSchema?> SchemaAsync(int id, CancellationToken cancel)
    {
        var url = new Uri(_options.Url, $"schemas/ids/{id}");
        if (await AnswerAsync(url, cancel).ConfigureAwait(false) is not { } answer)
            return null;
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        await FollowAsync(url, answer, references, cancel).ConfigureAwait(false);
        return new RegisteredSchema(Word(answer, "schemaType") ?? "AVRO", Schema(url, answer), [.. references.Values]);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Collects what a schema names, deepest first.</summary>
    async Task FollowAsync(Uri from, JsonElement answer, Dictionary<string, string> found, CancellationToken cancel)
    {
        if (!answer.TryGetProperty("references", out var references) || references.ValueKind != JsonValueKind.Array)
            return;
        foreach (var reference in references.EnumerateArray())
        {
            var version = reference.TryGetProperty("version", out var number) && number.TryGetInt32(out var value) ? value : 1;
            var url = new Uri(_options.Url, $"subjects/{Uri.EscapeDataString(Word(reference, "subject") ?? "")}/versions/{version}");
            if (found.ContainsKey(url.AbsoluteUri))
                continue;
            if (found.Count == MostReferences)
                throw RegistryErrors.Strange(from, $"a schema that names more than {MostReferences} others", _options);
            var inner = await AnswerAsync(url, cancel).ConfigureAwait(false) ?? throw RegistryErrors.Strange(url, "404, though a schema names it", _options);
            await FollowAsync(url, inner, found, cancel).ConfigureAwait(false);
            found.TryAdd(url.AbsoluteUri, Schema(url, inner));
        }
    }

    /// <summary>The answer; null for 404.</summary>
    async Task<JsonElement?> AnswerAsync(Uri url, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (status, body, why) = await TryAsync(url, cancel).ConfigureAwait(false);
            switch (status)
            {
                case HttpStatusCode.OK:
                    return Json(url, body);
                case HttpStatusCode.NotFound when body.Contains("error_code", StringComparison.Ordinal):
                    return null;
                case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                    throw RegistryErrors.Refused(url, (int)status, _options);
                case null or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                    break;
                default:
                    throw RegistryErrors.Strange(url, $"{(int)status.Value} {body}", _options);
            }
            if (attempt == Attempts)
                throw RegistryErrors.Away(url, why, attempt, _options);
            await Task.Delay(FirstPause * (1 << (attempt - 1)), _clock, cancel).ConfigureAwait(false);
        }
    }

    async Task<(HttpStatusCode? Status, string Body, string Why)> TryAsync(Uri url, CancellationToken cancel)
    {
        using var tooLong = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, tooLong.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("Accept", "application/vnd.schemaregistry.v1+json, application/json");
            request.Headers.Authorization = _options.Auth?.Header;
            using var answer = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false), $"it says {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, "", $"no answer within {_options.Timeout.TotalSeconds:0.#} s");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return (null, "", cut.InnerException?.Message ?? cut.Message);
        }
    }

    JsonElement Json(Uri url, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw RegistryErrors.Strange(url, body, _options);
        }
    }

    string Schema(Uri url, JsonElement answer) => Word(answer, "schema") ?? throw RegistryErrors.Strange(url, answer.ToString(), _options);

    static string? Word(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
