namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>The three bytes that give a CSV file its structure.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Quote">Round a field; opens one only as its first byte.</param>
/// <param name="LineEnd"><c>\n</c> (a <c>\r</c> before it belongs to it), or <c>\r</c> for files that know no other.</param>
readonly record struct CsvSymbols(byte Delimiter, byte Quote, byte LineEnd)
{
    public static CsvSymbols Of(CsvDialect dialect) => new((byte)dialect.Delimiter, (byte)dialect.Quote, (byte)'\n');
}
