using Mixdown.Ingest.Sources.Files.Bytes;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>How a CSV file's bytes are to be read: the key <c>options</c>.</summary>
public sealed record CsvDialect
{
    /// <summary>Between two fields: one ASCII character. Default: a comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Round a field that holds delimiters, quotes or line ends; doubled inside. One ASCII character. Default: <c>"</c>.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>utf-8, utf-16le, utf-16be, latin1 or windows-1252. A byte order mark wins. Default: utf-8.</summary>
    public TextEncoding Encoding { get; init; } = TextEncoding.Utf8;

    /// <summary>Whether the first line holds the names. Without it columns are column_1, column_2, … Default: yes.</summary>
    public bool Header { get; init; } = true;

    /// <summary>Whether the project file says so: then a header of numbers is taken as it stands. Default: no.</summary>
    public bool HeaderIsDeclared { get; init; }

    /// <summary>Unquoted fields that mean NULL. Default: the empty field.</summary>
    public IReadOnlyList<string> NullValues { get; init; } = [""];

    /// <summary>The decimal point: <c>.</c> or <c>,</c>. Default: a point.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>How dates are written. Default: ISO 8601.</summary>
    public DateOrder Dates { get; init; } = DateOrder.Iso;

    /// <summary>Longest record in bytes; a longer one is rejected and the next line is read. Default 16 MiB: room for any
    /// document that a person puts into a cell, small beside the memory of a load.</summary>
    public int MaxRecordBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Share of a column's values that must fit a type for the type to be taken; the others are rescued.
    /// Default 0.95: see docs/decisions/0006-csv-types.md.</summary>
    public double TypeConfidence { get; init; } = 0.95;
}
