namespace Mixdown.Delta.Log;

/// <summary>The lines of a file in turn; lines of nothing but blanks are passed over, but counted.</summary>
/// <param name="bytes">The whole file, UTF-8, lines ended by <c>\n</c> or <c>\r\n</c>, the last one perhaps by nothing.</param>
sealed class LogLines(ReadOnlyMemory<byte> bytes)
{
    ReadOnlyMemory<byte> _rest = bytes;

    /// <summary>The number of the line that <see cref="Next"/> gave, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line; null at the end.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            Number++;
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
                return line;
        }
        return null;
    }
}
