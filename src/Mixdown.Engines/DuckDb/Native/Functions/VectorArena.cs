using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>DuckDB's vectors with what belongs to them.</summary>
sealed unsafe class VectorArena : IVectorArena
{
    internal static readonly VectorArena Instance = new();

    VectorArena() { }

    /// <summary>The vector, ready to be written.</summary>
    internal static ColumnVector Open(nint vector)
    {
        Vectors.EnsureValidity(vector);
        return new ColumnVector(vector, Vectors.Data(vector), Vectors.Validity(vector), Instance);
    }

    public void Assign(nint vector, int row, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* bytes = utf8)
            Vectors.AssignString(vector, (ulong)row, bytes, (ulong)utf8.Length);
    }

    public ColumnVector Field(nint vector, int field) => Open(Vectors.StructChild(vector, (ulong)field));

    public ColumnVector Elements(nint vector, int capacity)
    {
        _ = Vectors.ReserveList(vector, (ulong)capacity);
        return Open(Vectors.ListChild(vector));
    }

    public void CloseElements(nint vector, int count) => _ = Vectors.SetListSize(vector, (ulong)count);
}
