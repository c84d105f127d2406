using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Engines.DuckDb;

/// <summary>The boundary at which DuckDB's exceptions become diagnostics.</summary>
static class DuckDbFaults
{
    /// <summary>The file name of a text that was sent: the caller knows which file it came from.</summary>
    const string SqlText = "<sql>";

    internal static T Opening<T>(string? file, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (DuckDBException fault)
        {
            SourceSpan? at = file is null ? null : new SourceSpan(file, 1, 1, 1);
            throw new MixdownException(new Diagnostic("MX3002", WhyClosed(fault), at, OpeningHint(fault)), fault);
        }
    }

    internal static T Running<T>(string sql, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (DuckDBException fault)
        {
            throw new MixdownException(Explain(fault).In(sql), fault) { IsTransient = fault.IsTransient };
        }
    }

    static string WhyClosed(DuckDBException fault) => $"The database cannot be opened. {DuckDbMessage.FirstLine(fault)}";

    static string? OpeningHint(DuckDBException fault) =>
        fault.Message.Contains("lock", StringComparison.OrdinalIgnoreCase)
            ? "Wait until the other process ends, or end it: one process at a time may write to a DuckDB file."
            : null;

    static Diagnostic Explain(DuckDBException fault) => new(
        CodeOf(fault), DuckDbMessage.FirstLine(fault), Span(fault), DuckDbMessage.Hint(fault));

    static SourceSpan? Span(DuckDBException fault) =>
        fault.Position is { } at ? new SourceSpan(SqlText, at.Line, at.Column, at.Length) : null;

    static string CodeOf(DuckDBException fault) => fault.ErrorType switch
    {
        DuckDBErrorType.Parser or DuckDBErrorType.Syntax => "MX3010",
        DuckDBErrorType.Catalog or DuckDBErrorType.Binder => "MX3011",
        DuckDBErrorType.Constraint => "MX3013",
        DuckDBErrorType.Transaction when fault.IsDiskFull => "MX3016",
        DuckDBErrorType.Transaction => fault.IsTransient ? "MX3014" : "MX3018",
        DuckDBErrorType.OutOfMemory => "MX3015",
        DuckDBErrorType.IO => "MX3016",
        DuckDBErrorType.Permission => "MX3017",
        _ => "MX3012",
    };
}
