using System.Data.Common;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>DuckDB refused a statement or failed in it.</summary>
public sealed class DuckDBException : DbException
{
    internal DuckDBException(DuckDBErrorType type, string message, Exception? cause = null)
        : base(message, cause) => ErrorType = type;

    /// <summary>DuckDB's class of the error.</summary>
    public DuckDBErrorType ErrorType { get; }

    /// <summary>Where in the text that was sent; null where DuckDB names no place.</summary>
    public DuckDBErrorPosition? Position { get; init; }

    /// <summary>The name that was not found; null for other errors.</summary>
    public string? UnknownName { get; init; }

    /// <summary>Names that DuckDB holds to be near <see cref="UnknownName"/>; may be empty.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>true for a conflict with another transaction: the first writer wins, and the whole transaction may be tried
    /// again.</summary>
    public override bool IsTransient => ErrorType == DuckDBErrorType.Transaction && !IsMisuse(Message) && !IsDiskFull;

    /// <summary>Whether a file could not be written since its disk has no more room, or its owner's share of it is used up. A commit that fails for
    /// this has the class of a conflict.</summary>
    internal bool IsDiskFull =>
        ErrorType is DuckDBErrorType.Transaction or DuckDBErrorType.IO && FullDisk.Any(words => Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    // As the C library and Windows say it.
    static readonly string[] FullDisk = ["No space left on device", "Disk quota exceeded", "not enough space on the disk"];

    // The class also holds commands out of turn, which no second try mends.
    static bool IsMisuse(string message) =>
        message.Contains("aborted", StringComparison.Ordinal)
        || message.Contains("rolled back", StringComparison.Ordinal)
        || message.Contains("is active", StringComparison.Ordinal)
        || message.Contains("within a transaction", StringComparison.Ordinal)
        || message.Contains("Attempting to write to database", StringComparison.Ordinal)
        || message.Contains("read-only mode", StringComparison.Ordinal);
}
