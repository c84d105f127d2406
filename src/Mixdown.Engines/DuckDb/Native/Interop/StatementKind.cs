namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>duckdb_statement_type: those that are told apart here.</summary>
enum StatementKind
{
    /// <summary>BEGIN, COMMIT, ROLLBACK.</summary>
    Transaction = 10,
}
