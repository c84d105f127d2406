using System.Runtime.InteropServices;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>The system's libzstd. .NET 10 has no decoder of its own, and no package of one restores: docs/decisions/0018-json-and-parquet.md.</summary>
sealed unsafe partial class ZstdDecoder : IDisposable
{
    const string Library = "libzstd.so.1";
    nint _stream;

    ZstdDecoder(nint stream) => _stream = stream;

    /// <summary>Whether a frame has begun and not ended.</summary>
    public bool IsInFrame { get; private set; }

    /// <exception cref="MixdownException">MX2202: the library is not on this machine.</exception>
    public static ZstdDecoder Open(string file)
    {
        if (!NativeLibrary.TryLoad(Library, typeof(ZstdDecoder).Assembly, null, out _))
            throw new MixdownException(new Diagnostic(
                "MX2202", $"{file} is packed with zstd, and this machine has no {Library}", new SourceSpan(file, 1, 1, 1),
                "Install it (Debian and Ubuntu: libzstd1; Fedora: libzstd), or pack the file with gzip."));
        return new ZstdDecoder(Create());
    }

    /// <summary>Unpacks as much as there is and as fits.</summary>
    /// <returns>What is wrong with the bytes; null when nothing is.</returns>
    public string? Decode(ReadOnlySpan<byte> packed, Span<byte> into, out int used, out int written)
    {
        fixed (byte* source = packed, target = into)
        {
            var input = new Piece(source, (nuint)packed.Length);
            var output = new Piece(target, (nuint)into.Length);
            var left = Decompress(_stream, ref output, ref input);
            used = (int)input.Position;
            written = (int)output.Position;
            if (IsError(left) != 0)
                return Marshal.PtrToStringUTF8(ErrorName(left));
            if (used > 0 || written > 0)
                IsInFrame = left != 0;
            return null;
        }
    }

    public void Dispose()
    {
        if (_stream != 0)
            _ = Free(_stream);
        _stream = 0;
    }

    /// <summary>The library's input and output buffer.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Piece(byte* bytes, nuint size)
    {
        public byte* Bytes = bytes;
        public nuint Size = size;
        public nuint Position;
    }

    [LibraryImport(Library, EntryPoint = "ZSTD_createDStream")]
    private static partial nint Create();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeDStream")]
    private static partial nuint Free(nint stream);

    [LibraryImport(Library, EntryPoint = "ZSTD_decompressStream")]
    private static partial nuint Decompress(nint stream, ref Piece output, ref Piece input);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    private static partial uint IsError(nuint code);

    [LibraryImport(Library, EntryPoint = "ZSTD_getErrorName")]
    private static partial nint ErrorName(nuint code);
}
