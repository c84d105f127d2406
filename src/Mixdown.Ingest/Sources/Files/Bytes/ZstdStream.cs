using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Unpacks zstd, one frame or several, and stops at what is cut off or broken.</summary>
sealed class ZstdStream(HashingStream packed, UnpackLimit limit, string file) : ReadOnlyStream
{
    readonly ZstdDecoder _decoder = ZstdDecoder.Open(file);
    readonly byte[] _input = new byte[128 * 1024];
    int _start;
    int _end;
    bool _ended;

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (_start == _end && !_ended)
                Fill();
            var written = Decode(buffer.AsSpan(offset, count));
            if (written > 0)
            {
                limit.Count(written);
                return written;
            }
            if (!_ended)
                continue;
            return _decoder.IsInFrame ? throw Broken("it is cut off") : 0;
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            packed.Dispose();
        }
        base.Dispose(disposing);
    }

    void Fill()
    {
        _start = 0;
        _end = packed.Read(_input, 0, _input.Length);
        _ended = _end == 0;
    }

    int Decode(Span<byte> into)
    {
        if (_decoder.Decode(_input.AsSpan(_start, _end - _start), into, out var used, out var written) is { } wrong)
            throw Broken(wrong);
        _start += used;
        return written;
    }

    MixdownException Broken(string why) => new(new Diagnostic(
        "MX2203", $"{file} is no whole zstd file: {why}", new SourceSpan(file, 1, 1, 1), "Nothing of it was loaded. Bring the file again."));
}
