using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>A reader on one of DuckDB's threads, with the vectors that it fills. Measured in bench/ProviderBench.cs.</summary>
sealed class PartReader : IDisposable
{
    readonly IColumnReader _reader;
    readonly ColumnVector[] _vectors;
    readonly ColumnBatch _batch;

    internal PartReader(PartScan scan, IColumnReader reader, int columns)
    {
        (Scan, _reader) = (scan, reader);
        _vectors = new ColumnVector[columns];
        _batch = new ColumnBatch(_vectors);
    }

    internal PartScan Scan { get; }

    /// <summary>Fills DuckDB's chunk; one of 0 rows tells DuckDB that this thread is done.</summary>
    internal void Fill(nint chunk)
    {
        for (var i = 0; i < _vectors.Length; i++)
            _vectors[i] = VectorArena.Open(DataChunks.Vector(chunk, (ulong)i));
        DataChunks.SetSize(chunk, (ulong)_reader.Fill(_batch));
    }

    public void Dispose() => _reader.Dispose();
}
