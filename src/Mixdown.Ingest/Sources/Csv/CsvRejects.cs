using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Why records of a CSV file are rejected, in words.</summary>
static class CsvRejects
{
    public const string RaggedCode = "MX2101";
    public const string QuoteCode = "MX2102";
    public const string TooLongCode = "MX2103";
    public const string EncodingCode = "MX2104";
    public const string NulCode = "MX2105";
    public const string UnknownColumnCode = "MX2106";
    public const string MisfitCode = "MX2107";

    public static string Ragged(int found, int expected) => string.Create(
        CultureInfo.InvariantCulture, $"{Counted.Of(found, "field")} where the header has {expected}");

    public const string Quote = "a quote opens a field and is not closed before a delimiter or a line end";
    public const string Encoding = "bytes that are not UTF-8";
    public const string Nul = "a NUL byte";

    public static string UnknownColumn(string column) => $"a value in column '{column}', which the table does not have";

    public static string Misfit(string column, string type) => $"the value of '{column}' is no {type}";

    public static RejectedRow TooLong(string file, long line, long offset, ReadOnlySpan<byte> raw, int limit) => new(
        file, line, offset, TooLongCode,
        string.Create(CultureInfo.InvariantCulture, $"a record longer than {limit:#,0} bytes (option max_record)"), Cut(raw));

    public static byte[] Cut(ReadOnlySpan<byte> raw) => raw[..Math.Min(raw.Length, RejectedRow.RawLimit)].ToArray();
}
