using System.Net.Http.Headers;

namespace Mixdown.Testing.S3;

/// <summary>A real server behind a front. Requests reach it as they were signed: under the front's name.</summary>
/// <param name="server">Where it listens.</param>
sealed class ForwardedS3(Uri server) : IS3Backend
{
    static readonly string[] OfTheConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect"];

    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<S3Answer> AnswerAsync(S3Request request)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(server.ToString().TrimEnd('/') + request.RawUrl, new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));
        if (request.Body.Length > 0 || request.Method is "PUT" or "POST")
            forwarded.Content = new ByteArrayContent(request.Body);
        foreach (var name in request.Headers.AllKeys.OfType<string>().Except(OfTheConnection, StringComparer.OrdinalIgnoreCase))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, request.Headers[name]))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
        }
        using var answered = await _client.SendAsync(forwarded);
        var body = await answered.Content.ReadAsByteArrayAsync();
        var answer = new S3Answer((int)answered.StatusCode, body) { ContentLength = request.Method == "HEAD" ? answered.Content.Headers.ContentLength : null };
        foreach (var (name, values) in answered.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(answered.Content.Headers))
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                answer.Headers[name] = string.Join(", ", values);
        }
        return answer;
    }

    public void Dispose() => _client.Dispose();
}
