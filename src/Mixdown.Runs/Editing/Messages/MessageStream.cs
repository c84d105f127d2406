using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mixdown.Runs.Editing.Messages;

/// <summary>Messages over two streams: a header with the length of the body, an empty line, and the body, JSON in UTF-8.</summary>
/// <param name="input">What the other side writes.</param>
/// <param name="output">What it reads.</param>
sealed class MessageStream(Stream input, Stream output) : IDisposable
{
    const string LengthField = "Content-Length:";

    readonly PipeReader _input = PipeReader.Create(input);
    readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>The next body; null at the end of the stream, or behind a header that does not say how long its body is, since
    /// nobody can tell where the next message starts.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancel)
    {
        int? length = null;
        while (await ReadLineAsync(cancel) is { } line)
        {
            if (line.Length == 0)
                return length is { } bytes ? await ReadBodyAsync(bytes, cancel) : null;
            if (line.StartsWith(LengthField, StringComparison.OrdinalIgnoreCase) && int.TryParse(line.AsSpan(LengthField.Length), CultureInfo.InvariantCulture, out var said))
                length = said;
        }
        return null;
    }

    /// <summary>Writes a message, whole; several threads may.</summary>
    public async Task WriteAsync(JsonObject message, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        await _writing.WaitAsync(cancel);
        try
        {
            await output.WriteAsync(Encoding.ASCII.GetBytes($"{LengthField} {body.Length}\r\n\r\n"), cancel);
            await output.WriteAsync(body, cancel);
            await output.FlushAsync(cancel);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    async Task<string?> ReadLineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var read = await _input.ReadAsync(cancel);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                _input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }
            _input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                return null;
        }
    }

    async Task<byte[]?> ReadBodyAsync(int bytes, CancellationToken cancel)
    {
        var read = await _input.ReadAtLeastAsync(bytes, cancel);
        if (read.Buffer.Length < bytes)
            return null;
        var body = read.Buffer.Slice(0, bytes).ToArray();
        _input.AdvanceTo(read.Buffer.GetPosition(bytes));
        return body;
    }
}
