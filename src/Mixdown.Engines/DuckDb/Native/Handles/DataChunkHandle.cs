using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_data_chunk.</summary>
sealed class DataChunkHandle : DuckDbHandle
{
    protected override void Destroy() => DataChunks.Destroy(ref handle);
}
