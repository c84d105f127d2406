using Mixdown.Ingest.Sources.Files.Bytes;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Csv.Records;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Reads the names of a file's columns and refuses those that no table can have.</summary>
sealed class CsvHeader(string file, CsvDialect dialect)
{
    /// <summary>Columns that a file may have: far more than any table that a person reads, few enough for any engine.</summary>
    const int MostColumns = 10_000;

    /// <summary>The names, trimmed.</summary>
    /// <param name="first">The file's first block; null when it is empty.</param>
    /// <param name="symbols">As found in that block.</param>
    /// <exception cref="MixdownException">The first line is no header.</exception>
    public IReadOnlyList<string> Read(TextBlock? first, CsvSymbols symbols)
    {
        if (first is null)
            throw Wrong("MX2010", "the file is empty: it has no header", "Bring the file again, or take it away.");
        var fields = new CsvFields(MostColumns, rows: 1);
        var tokens = new CsvTokens(file, fields, dialect.MaxRecordBytes, static _ => { });
        tokens.Reset(first, symbols);
        var count = tokens.ReadHeader();
        Check(count, first);
        var names = Names(fields, count, symbols);
        // Fields are places in memory, which is another's as soon as nothing is known to read the block any more.
        GC.KeepAlive(first);
        return dialect.Header ? Checked(names) : names;
    }

    List<string> Names(CsvFields fields, int count, CsvSymbols symbols) =>
    [
        .. dialect.Header
            ? Enumerable.Range(0, count).Select(column => CsvText.Of(fields, column, 0, symbols.Quote).Trim())
            : Enumerable.Range(1, count).Select(column => string.Create(CultureInfo.InvariantCulture, $"column_{column}")),
    ];

    void Check(int count, TextBlock first)
    {
        var line = first.Content[..Math.Min(first.Length, 1 << 16)];
        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        if (line.Contains((byte)0))
            throw Wrong("MX2011", "the first line has NUL bytes", "If the file is UTF-16 without a byte order mark, set the option encoding: utf-16le.");
        if (end >= 0 && !Utf8.IsValid(line))
            throw Wrong("MX2012", "the first line is not UTF-8", "Set the option encoding, for example to windows-1252.");
        if (count < 0)
            throw Wrong("MX2013", $"the header has a quote that does not end: {CsvRejects.Quote}", "Correct the first line.");
        if (count > MostColumns)
            throw Wrong("MX2014", $"the header has more than {MostColumns:#,0} fields", "Check the option delimiter.");
    }

    List<string> Checked(List<string> names)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, name) in names.Index())
        {
            if (name.Length == 0)
                throw Wrong("MX2015", $"column {index + 1} of the header has no name", "Name it, or set the option header: false.");
            if (name.StartsWith(RowLineage.Prefix, StringComparison.OrdinalIgnoreCase))
                throw Wrong("MX2016", $"the header has the name '{name}'", $"Names that start with {RowLineage.Prefix} are Mixdown's own: rename it.");
            if (!seen.TryAdd(name, index))
                throw Wrong("MX2017", $"columns {seen[name] + 1} and {index + 1} of the header have the same name '{name}'", "Rename one of them (upper and lower case are the same).");
        }
        if (!dialect.HeaderIsDeclared && names is [var only] && OtherDelimiter(only) is { } other)
        {
            throw Wrong(
                "MX2020", $"the header is one column, '{only}', as if its fields were parted by {(other == '\t' ? "tabs" : $"'{other}'")}",
                $"Set options: {{ delimiter: {(other == '\t' ? "tab" : $"\"{other}\"")} }} in the load, or header: true if that is a name.");
        }
        if (!dialect.HeaderIsDeclared && names.Find(IsValue) is { } value)
            throw Wrong("MX2018", $"the first line looks like data, not like a header ('{value}')", "Set the option header: false, or header: true if these are names.");
        return names;
    }

    char? OtherDelimiter(string name)
    {
        var index = name.AsSpan().IndexOfAny(";\t|");
        return index > 0 && name[index] != dialect.Delimiter ? name[index] : null;
    }

    bool IsValue(string name)
    {
        var look = NumberLook.Of(Encoding.UTF8.GetBytes(name), (byte)dialect.Decimal);
        // 2021 is a likely name of a column; 1 and 3.50 are not.
        return look.Kind is ValueKind.Fixed || (look.Kind is ValueKind.Whole && look.Whole != 4) || DateTime.TryParseExact(
            name, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    MixdownException Wrong(string code, string message, string hint) =>
        new(new Diagnostic(code, message, new SourceSpan(file, 1, 1, 1), hint));
}
