using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>Where the delimiters, quotes and line ends of a block are, found 64 bytes at a time, a window ahead of the
/// parser: small enough to stay in the first-level cache. Measured in bench/CsvLoadBench.cs.</summary>
sealed unsafe class CsvMarks
{
    const int Window = 8192;
    const int Step = 64;
    readonly int[] _marks = GC.AllocateUninitializedArray<int>(Window + Step, pinned: true);
    byte* _bytes;
    int _length;
    CsvSymbols _symbols;
    int _indexed;
    int _next;
    int _count;

    /// <summary>Starts at the beginning of a block.</summary>
    public void Reset(byte* bytes, int length, CsvSymbols symbols)
    {
        _bytes = bytes;
        _length = length;
        _symbols = symbols;
        Rewind(0);
    }

    /// <summary>Goes on at <paramref name="from"/>, which may lie before the marks that were given.</summary>
    public void Rewind(int from)
    {
        _indexed = from;
        _next = _count = 0;
    }

    /// <summary>The place of the next mark; the block's length when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (_next == _count && !Refill())
            return _length;
        return _marks[_next++];
    }

    bool Refill()
    {
        _next = _count = 0;
        while (_count == 0 && _indexed < _length)
            Index(Math.Min(_length, _indexed + Window));
        return _count > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Index(int end)
    {
        var delimiter = Vector256.Create(_symbols.Delimiter);
        var quote = Vector256.Create(_symbols.Quote);
        var lineEnd = Vector256.Create(_symbols.LineEnd);
        var count = 0;
        fixed (int* marks = _marks)
        {
            for (var at = _indexed; at < end; at += Step)
            {
                var found = Find(_bytes + at, delimiter, quote, lineEnd);
                // Bytes after the block are slack and mean nothing.
                if (_length - at < Step)
                    found &= (1UL << (_length - at)) - 1;
                for (; found != 0; found &= found - 1)
                    marks[count++] = at + BitOperations.TrailingZeroCount(found);
            }
        }
        _count = count;
        _indexed += (end - _indexed + Step - 1) / Step * Step;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Find(byte* at, Vector256<byte> delimiter, Vector256<byte> quote, Vector256<byte> lineEnd)
    {
        var low = Vector256.Load(at);
        var high = Vector256.Load(at + Vector256<byte>.Count);
        var inLow = Vector256.Equals(low, delimiter) | Vector256.Equals(low, quote) | Vector256.Equals(low, lineEnd);
        var inHigh = Vector256.Equals(high, delimiter) | Vector256.Equals(high, quote) | Vector256.Equals(high, lineEnd);
        return inLow.ExtractMostSignificantBits() | ((ulong)inHigh.ExtractMostSignificantBits() << 32);
    }
}
