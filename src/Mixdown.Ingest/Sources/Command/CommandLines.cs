using System.Buffers;
using System.IO.Pipelines;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>The lines of a program's output, without their ends, one at a time in bounded memory.</summary>
/// <param name="output">What it writes.</param>
/// <param name="longest">Bytes of the longest line that is taken.</param>
sealed class CommandLines(Stream output, int longest)
{
    /// <summary>Calls for each line; a call must not keep the bytes.</summary>
    /// <param name="take">Gets a line; an empty one is left out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The number of the line that was too long; null when none was.</returns>
    public async Task<long?> ReadAsync(Action<ReadOnlySpan<byte>> take, CancellationToken cancel)
    {
        var pipe = PipeReader.Create(output, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        for (var line = 1L; ;)
        {
            var read = await pipe.ReadAsync(cancel).ConfigureAwait(false);
            var rest = read.Buffer;
            for (; rest.PositionOf((byte)'\n') is { } end; line++)
            {
                if (rest.Slice(0, end).Length > longest)
                    return line;
                Take(rest.Slice(0, end), take);
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            if (rest.Length > longest)
                return line;
            if (read.IsCompleted)
            {
                Take(rest, take);
                return null;
            }
            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    static void Take(ReadOnlySequence<byte> line, Action<ReadOnlySpan<byte>> take)
    {
        var bytes = (line.IsSingleSegment ? line.FirstSpan : line.ToArray()).TrimEnd((byte)'\r');
        if (!bytes.TrimStart((byte)' ').IsEmpty)
            take(bytes);
    }
}
