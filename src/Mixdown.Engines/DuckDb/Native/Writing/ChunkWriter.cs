using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Functions;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Writing;

/// <summary>A chunk of the appender that is being filled.</summary>
sealed unsafe class ChunkWriter : IDisposable
{
    readonly VectorWriter[] _columns;
    readonly ColumnVector[] _vectors;

    internal ChunkWriter(IReadOnlyList<LogicalTypeHandle> types)
    {
        fixed (nint* addresses = types.Select(type => type.DangerousGetHandle()).ToArray())
            Handle = DataChunks.Create(addresses, (ulong)types.Count);
        _columns = [.. types.Select(type => new VectorWriter(TypeReader.Take(type)))];
        _vectors = new ColumnVector[types.Count];
        Batch = new ColumnBatch(_vectors);
        Reset();
    }

    internal DataChunkHandle Handle { get; }

    internal ReadOnlySpan<VectorWriter> Columns => _columns;

    /// <summary>The same columns for code that fills whole chunks.</summary>
    internal ColumnBatch Batch { get; }

    internal void SetRows(int rows) => DataChunks.SetSize(Handle.DangerousGetHandle(), (ulong)rows);

    /// <summary>Empties the chunk: all values valid, no strings and list elements left.</summary>
    internal void Reset()
    {
        var chunk = Handle.DangerousGetHandle();
        DataChunks.Reset(chunk);
        for (var i = 0; i < _columns.Length; i++)
        {
            var vector = DataChunks.Vector(chunk, (ulong)i);
            _columns[i].Attach(vector);
            _vectors[i] = new ColumnVector(vector, Vectors.Data(vector), Vectors.Validity(vector), VectorArena.Instance);
        }
    }

    public void Dispose() => Handle.Dispose();
}
