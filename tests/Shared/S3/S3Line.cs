using System.Collections.Specialized;
using System.Globalization;
using System.Text;

namespace Mixdown.Testing.S3;

/// <summary>A connection: requests in, answers out, as much of HTTP/1.1 as clients of S3 speak.</summary>
sealed class S3Line(Stream stream) : IAsyncDisposable
{
    readonly BufferedStream _stream = new(stream, 1 << 16);

    /// <summary>The next request; null when the client closed.</summary>
    public async Task<S3Request?> ReadAsync()
    {
        if (await TextAsync() is not { Length: > 0 } first)
            return null;
        var headers = new NameValueCollection();
        while (await TextAsync() is { Length: > 0 } header)
            headers.Add(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        if (headers["Expect"] is not null)
            await SendAsync("HTTP/1.1 100 Continue\r\n\r\n");
        var words = first.Split(' ');
        return new S3Request(words[0], words[1], headers, await BodyAsync(headers));
    }

    /// <summary>Sends an answer, or its head and so many bytes of its body.</summary>
    public async Task WriteAsync(S3Request request, S3Answer answer, int bytes = int.MaxValue)
    {
        await SendAsync(Head(answer));
        if (request.Method != "HEAD")
            await _stream.WriteAsync(answer.Body.AsMemory(0, Math.Min(bytes, answer.Body.Length)));
        await _stream.FlushAsync();
    }

    /// <summary>Sends an answer in twenty pieces.</summary>
    public async Task WriteSlowlyAsync(S3Request request, S3Answer answer)
    {
        await WriteAsync(request, answer, 0);
        foreach (var piece in answer.Body.Chunk(Math.Max(1, answer.Body.Length / 20)))
        {
            await _stream.WriteAsync(piece);
            await _stream.FlushAsync();
            await Task.Delay(5);
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    static string Head(S3Answer answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {answer.Status}\r\n");
        foreach (var (name, value) in answer.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (answer.Status is not (204 or 304))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.ContentLength ?? answer.Body.Length}\r\n");
        return head.Append("\r\n").ToString();
    }

    async Task SendAsync(string text)
    {
        await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        await _stream.FlushAsync();
    }

    async Task<byte[]> BodyAsync(NameValueCollection headers)
    {
        if (headers["Transfer-Encoding"] is null)
        {
            var body = new byte[int.Parse(headers["Content-Length"] ?? "0", CultureInfo.InvariantCulture)];
            await _stream.ReadExactlyAsync(body);
            return body;
        }
        using var chunks = new MemoryStream();
        while (int.Parse((await TextAsync())!.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            var chunk = new byte[size];
            await _stream.ReadExactlyAsync(chunk);
            chunks.Write(chunk);
            await TextAsync();
        }
        await TextAsync();
        return chunks.ToArray();
    }

    /// <summary>A line without its end; null at the end of the stream.</summary>
    async Task<string?> TextAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }
}
