using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_extracted_statements.</summary>
sealed class ExtractedHandle : DuckDbHandle
{
    protected override void Destroy() => ExtractStatements.Destroy(ref handle);
}
