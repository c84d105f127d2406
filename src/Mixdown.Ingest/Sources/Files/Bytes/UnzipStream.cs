using System.IO.Compression;
using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Unzips gzip (one member or several), and stops at what is cut off, broken, or far larger than it pretends.</summary>
/// <remarks><see cref="GZipStream"/> takes a file that is cut off for one that has ended. So one more member, known to us, is
/// put behind the file: only when the file is whole does it come out, unchanged, at the very end.</remarks>
sealed class UnzipStream : ReadOnlyStream
{
    static readonly byte[] Seal = Encoding.ASCII.GetBytes("\u0001mixdown: the end\u0001");
    readonly HashingStream _zipped;
    readonly GZipStream _unzipped;
    readonly UnpackLimit _limit;
    readonly string _file;
    byte[] _ahead = new byte[64 * 1024];
    int _count;

    public UnzipStream(HashingStream zipped, UnpackLimit limit, string file)
    {
        _zipped = zipped;
        _limit = limit;
        _file = file;
        _unzipped = new GZipStream(new PrefixedStream(zipped, after: Sealed()), CompressionMode.Decompress);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_ahead.Length < count + Seal.Length)
            Array.Resize(ref _ahead, count + Seal.Length);
        while (_count <= Seal.Length)
        {
            var read = Unzip(count);
            if (read == 0)
                return End();
            _count += read;
        }
        var ready = Math.Min(count, _count - Seal.Length);
        _ahead.AsSpan(0, ready).CopyTo(buffer.AsSpan(offset));
        _ahead.AsSpan(ready, _count - ready).CopyTo(_ahead);
        _count -= ready;
        _limit.Count(ready);
        return ready;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unzipped.Dispose();
            _zipped.Dispose();
        }
        base.Dispose(disposing);
    }

    int Unzip(int count)
    {
        try
        {
            return _unzipped.Read(_ahead, _count, Math.Min(count, _ahead.Length - _count));
        }
        catch (InvalidDataException broken)
        {
            throw new MixdownException(Broken(), broken);
        }
    }

    int End()
    {
        if (!_ahead.AsSpan(0, _count).SequenceEqual(Seal))
            throw new MixdownException(Broken());
        return 0;
    }

    Diagnostic Broken() => new(
        "MX2022", $"{_file} is no whole gzip file: it is cut off, damaged, or followed by other bytes",
        new SourceSpan(_file, 1, 1, 1), "Nothing of it was loaded. Bring the file again.");

    static byte[] Sealed()
    {
        var sealedBytes = new MemoryStream();
        using (var zip = new GZipStream(sealedBytes, CompressionLevel.Fastest))
            zip.Write(Seal);
        return sealedBytes.ToArray();
    }
}
