using System.Net;
using System.Text;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>Sends requests: at most so often, again where an answer may change, and never with keys to another host.</summary>
sealed class RestClient : IDisposable
{
    const int MostRedirects = 5;
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    readonly RestSourceOptions _options;
    readonly TimeProvider _clock;
    readonly HttpClient _http;
    readonly SemaphoreSlim _turn = new(1);
    long _lastStart;
    string? _token;

    public RestClient(RestSourceOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false };
        _http = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <summary>The answer to a request.</summary>
    /// <param name="url">What is asked.</param>
    /// <param name="body">Of a POST; null for GET.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2302 to MX2307.</exception>
    public async Task<RestPage> GetAsync(Uri url, string? body, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (page, why, pause) = await TryAsync(url, body, attempt, cancel).ConfigureAwait(false);
            if (page is not null)
                return page;
            if (attempt > _options.Retries)
                throw RestErrors.StillFails(url, why!, attempt);
            await Task.Delay(pause, _clock, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    async Task<(RestPage? Page, string? Why, TimeSpan Pause)> TryAsync(Uri url, string? body, int attempt, CancellationToken cancel)
    {
        using var tooLong = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, tooLong.Token);
        try
        {
            using var answer = await SendAsync(url, body, either.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return (await PageAsync(url, answer, either.Token).ConfigureAwait(false), null, default);
            return await FailAsync(url, answer, attempt, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return (null, $"no answer within {_options.Timeout.TotalSeconds:0.#} s", Pause(attempt));
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return (null, cut.InnerException?.Message ?? cut.Message, Pause(attempt));
        }
    }

    async Task<(RestPage? Page, string? Why, TimeSpan Pause)> FailAsync(Uri url, HttpResponseMessage answer, int attempt, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return (null, $"{(int)answer.StatusCode} {answer.ReasonPhrase}", RetryAfter(answer) ?? Pause(attempt));
            case HttpStatusCode.Unauthorized when _options.Auth is RestAuth.ClientCredentials && attempt == 1:
                _token = null;
                return (null, "401", TimeSpan.Zero);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw RestErrors.Refused(url, answer.StatusCode, text);
            case HttpStatusCode.NotFound:
                throw RestErrors.NotThere(url, text);
            default:
                throw RestErrors.Answer(url, answer.StatusCode, text);
        }
    }

    async Task<HttpResponseMessage> SendAsync(Uri url, string? body, CancellationToken cancel)
    {
        var at = url;
        for (var hops = 0; ; hops++)
        {
            await WaitForTurnAsync(cancel).ConfigureAwait(false);
            var answer = await _http.SendAsync(await RequestAsync(at, body, cancel).ConfigureAwait(false), HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || answer.Headers.Location is not { } to || hops == MostRedirects)
                return answer;
            answer.Dispose();
            to = new Uri(at, to);
            if (to.Host != at.Host || (at.Scheme == Uri.UriSchemeHttps && to.Scheme != at.Scheme))
                throw RestErrors.ElsewhereBound(url, to);
            at = to;
        }
    }

    async Task<HttpRequestMessage> RequestAsync(Uri url, string? body, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in _options.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        if (_options.Auth is RestAuth.ClientCredentials credentials)
            _token ??= await TokenAsync(credentials, cancel).ConfigureAwait(false);
        _options.Auth?.Apply(request, _token);
        return request;
    }

    async Task<string> TokenAsync(RestAuth.ClientCredentials credentials, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = credentials.Id,
            ["client_secret"] = credentials.Secret,
        };
        if (credentials.Scope is { } scope)
            form["scope"] = scope;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(credentials.TokenUrl, content, cancel).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
            throw RestErrors.Refused(credentials.TokenUrl, answer.StatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("access_token", out var token) && token.GetString() is { } value
            ? value : throw RestErrors.NoJson(credentials.TokenUrl, "it has no access_token");
    }

    async Task<RestPage> PageAsync(Uri url, HttpResponseMessage answer, CancellationToken cancel)
    {
        var stream = await answer.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            var block = new byte[64 * 1024];
            for (var read = await stream.ReadAsync(block, cancel).ConfigureAwait(false); read > 0; read = await stream.ReadAsync(block, cancel).ConfigureAwait(false))
            {
                await bytes.WriteAsync(block.AsMemory(0, read), cancel).ConfigureAwait(false);
                if (bytes.Length > _options.MaxPageBytes)
                    throw RestErrors.TooLarge(url, _options.MaxPageBytes);
            }
            var links = answer.Headers.TryGetValues("Link", out var values) ? values.ToList() : [];
            var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            return new RestPage(content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content, links);
        }
    }

    /// <summary>Requests begin one after another, at least the interval apart, whichever table they are for.</summary>
    async Task WaitForTurnAsync(CancellationToken cancel)
    {
        if (_options.Interval == TimeSpan.Zero)
            return;
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var rest = _options.Interval - _clock.GetElapsedTime(_lastStart);
            if (_lastStart != 0 && rest > TimeSpan.Zero)
                await Task.Delay(rest, _clock, cancel).ConfigureAwait(false);
            _lastStart = _clock.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
    }

    TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var pause = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return pause is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestPause.Ticks)) : null;
    }

    TimeSpan Pause(int attempt) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, _options.FirstPause.Ticks << Math.Min(attempt - 1, 20)));
}
