using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files.Csv;

namespace Mixdown.Project.Seeds;

/// <summary>A CSV file that becomes a table. It is read twice, once for the types and once for the rows, and never held whole.</summary>
sealed class SeedFile
{
    readonly SeedOptions _options;

    SeedFile(SeedOptions options, IReadOnlyList<SeedColumn> columns)
    {
        _options = options;
        Columns = columns;
    }

    /// <summary>The table's columns.</summary>
    public IReadOnlyList<SeedColumn> Columns { get; }

    /// <summary>Looks at a file.</summary>
    /// <exception cref="MixdownException">MX1550 to MX1553: it is no table, or does not fit its types.</exception>
    public static SeedFile Open(SeedOptions options)
    {
        try
        {
            return new SeedFile(options, ColumnsOf(options));
        }
        catch (DecoderFallbackException wrong)
        {
            throw new MixdownException(new Diagnostic("MX1550", "The file is not UTF-8", new SourceSpan(options.File, 1, 1, 1), "Save it as UTF-8."), wrong);
        }
    }

    /// <summary>The rows, a value or null for each column.</summary>
    public IEnumerable<string?[]> Rows()
    {
        using var text = Reader(_options);
        foreach (var record in Records(text, _options).Skip(1))
            yield return Row(record, Columns.Count, _options);
    }

    static List<SeedColumn> ColumnsOf(SeedOptions options)
    {
        using var text = Reader(options);
        using var records = Records(text, options).GetEnumerator();
        var names = Header(records, options);
        SeedTypes.CheckNames(options, names);
        var guesses = names.Select(_ => new SeedGuess()).ToArray();
        while (records.MoveNext())
        {
            var row = Row(records.Current, names.Count, options);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    SeedTypes.Take(value, guesses[i], names[i], options, records.Current.Line);
            }
        }
        return [.. names.Select((name, i) => new SeedColumn(name, SeedTypes.Chosen(options, name) ?? guesses[i].Type))];
    }

    /// <summary>An encoding that refuses what is none of its texts.</summary>
    static StreamReader Reader(SeedOptions options) =>
        new(options.Path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);

    static IEnumerable<CsvRecord> Records(TextReader text, SeedOptions options) =>
        new CsvRecords(text, options.Delimiter, options.File).Read().Where(record => !record.IsBlank);

    static IReadOnlyList<string> Header(IEnumerator<CsvRecord> records, SeedOptions options)
    {
        if (!records.MoveNext())
            throw Wrong("MX1550", "The file has no header", options, 1, "Its first line names the columns.");
        var names = records.Current.Fields;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Trim().Length == 0)
                throw Wrong("MX1550", $"Column {i + 1} has no name", options, records.Current.Line, "Name every column in the first line, or set 'delimiter'.");
            if (!seen.Add(names[i]))
                throw Wrong("MX1550", $"There are two columns '{names[i]}'", options, records.Current.Line, "Rename one of them.");
        }
        return names;
    }

    /// <summary>A record that is too short ends in nulls, as in dbt.</summary>
    static string?[] Row(CsvRecord record, int columns, SeedOptions options)
    {
        if (record.Fields.Count > columns)
        {
            throw Wrong(
                "MX1552", $"{Counted.Of(record.Fields.Count, "field")} where the header has {columns}", options, record.Line,
                "Quote fields that contain the delimiter, or set 'delimiter'.");
        }
        var row = new string?[columns];
        for (var i = 0; i < record.Fields.Count; i++)
            row[i] = ValueOf(record.Fields[i]);
        return row;
    }

    /// <summary>Nothing, and the word null, are no value, as in dbt.</summary>
    static string? ValueOf(string field) =>
        field.AsSpan().Trim() is var bare && (bare.IsEmpty || bare.Equals("null", StringComparison.OrdinalIgnoreCase)) ? null : field;

    static MixdownException Wrong(string code, string message, SeedOptions options, int line, string hint) =>
        new(new Diagnostic(code, message, new SourceSpan(options.File, line, 1, 1), hint));
}
