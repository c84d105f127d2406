namespace Mixdown.Engines.DuckDb.Native.Errors;

/// <summary>DuckDB's words for its classes of errors.</summary>
static class ErrorTypes
{
    static readonly Dictionary<string, DuckDBErrorType> ByWord = Enum.GetValues<DuckDBErrorType>()
        .ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The class that <paramref name="word"/> names; <see cref="DuckDBErrorType.Invalid"/> for a new one.</summary>
    internal static DuckDBErrorType Parse(string word) => word switch
    {
        "TransactionContext" => DuckDBErrorType.Transaction,
        "Extension Autoloading" => DuckDBErrorType.AutoLoad,
        _ => ByWord.GetValueOrDefault(word.Replace(" ", "", StringComparison.Ordinal)),
    };
}
