using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Why records of a JSON file are rejected, in words.</summary>
static class JsonRejects
{
    /// <summary>Keys that a record may have: far more than any table that a person reads, few enough for any engine.</summary>
    public const int MostKeys = 10_000;

    public const string SyntaxCode = "MX2220";
    public const string NoObjectCode = "MX2221";
    public const string DepthCode = "MX2222";
    public const string TooLongCode = "MX2223";
    public const string EncodingCode = "MX2224";
    public const string KeysCode = "MX2225";
    public const string UnknownColumnCode = "MX2226";
    public const string MisfitCode = "MX2227";
    public const string CutOffCode = "MX2228";
    public const string OutsideCode = "MX2229";

    public const string Encoding = "bytes that are not UTF-8";
    public const string CutOff = "the array does not end: the file is cut off";

    public const string Outside = "something follows the end of the array";

    public static string Keys => string.Create(CultureInfo.InvariantCulture, $"more than {MostKeys:#,0} keys");

    public static string TooLong(int limit) => string.Create(CultureInfo.InvariantCulture, $"a record longer than {limit:#,0} bytes (option max_record)");

    public static string Depth(int limit) => string.Create(CultureInfo.InvariantCulture, $"nested deeper than {limit} (option max_depth)");

    public static string NoObject(JsonTokenType found) => found switch
    {
        JsonTokenType.StartArray => "an array, not an object",
        JsonTokenType.String => "a text, not an object",
        JsonTokenType.Number => "a number, not an object",
        JsonTokenType.Null => "null, not an object",
        _ => "a truth value, not an object",
    };

    /// <param name="wrong">What the reader says.</param>
    /// <param name="at">Bytes of the record that were read.</param>
    public static string Syntax(JsonException wrong, long at)
    {
        var message = wrong.Message;
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = (place < 0 ? message : message[..place]).TrimEnd('.', ' ');
        return string.Create(CultureInfo.InvariantCulture, $"no JSON after {Counted.Of(at, "byte")}: {text}");
    }

    public static string UnknownColumn(string column) => $"a value in '{column}', which the table does not have";

    public static string Misfit(string path) => $"the value of '{path}' does not fit";

    public static byte[] Cut(ReadOnlySpan<byte> raw) => raw[..Math.Min(raw.Length, RejectedRow.RawLimit)].ToArray();
}
