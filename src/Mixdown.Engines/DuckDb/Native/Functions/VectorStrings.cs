using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>Long strings go into the arena of their vector.</summary>
sealed unsafe class VectorStrings : IStringArena
{
    internal static readonly VectorStrings Instance = new();

    VectorStrings() { }

    public void Assign(nint vector, int row, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* bytes = utf8)
            Vectors.AssignString(vector, (ulong)row, bytes, (ulong)utf8.Length);
    }
}
