using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Reads the keys of a load of type csv or tsv.</summary>
sealed class CsvOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    static readonly Dictionary<string, TextEncoding> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = TextEncoding.Utf8,
        ["utf8"] = TextEncoding.Utf8,
        ["utf-16le"] = TextEncoding.Utf16LittleEndian,
        ["utf-16be"] = TextEncoding.Utf16BigEndian,
        ["latin1"] = TextEncoding.Latin1,
        ["iso-8859-1"] = TextEncoding.Latin1,
        ["windows-1252"] = TextEncoding.Windows1252,
    };

    /// <param name="kind">The word of the load: csv or tsv.</param>
    public CsvSourceOptions Bind(string kind)
    {
        var plain = new CsvDialect { Delimiter = kind == CsvSourceOptions.TabKind ? '\t' : ',' };
        var options = new FileOptionsBinder(load, diagnostics).Bind(path => new CsvSourceOptions { Path = path, Word = kind, Dialect = plain });
        return load.Map("options") is { } map ? Options(options, map) : options;
    }

    CsvSourceOptions Options(CsvSourceOptions options, SettingReader map)
    {
        var dialect = Dialect(map, options.Dialect);
        var unpacking = FileOptionsBinder.Unpacking(map);
        map.Finish();
        CheckCharacters(map, dialect);
        return options with { Dialect = dialect, Unpacking = unpacking };
    }

    CsvDialect Dialect(SettingReader map, CsvDialect plain) => new()
    {
        Delimiter = OneCharacter(map, "delimiter", plain.Delimiter),
        Quote = OneCharacter(map, "quote", plain.Quote),
        Encoding = Encoding(map),
        Header = map.Truth("header", plain.Header),
        HeaderIsDeclared = map.Node("header") is not null,
        NullValues = map.Node("null_values") is null ? plain.NullValues : map.Texts("null_values"),
        Decimal = OneCharacter(map, "decimal", plain.Decimal),
        Dates = map.Choice("dates", plain.Dates),
        MaxRecordBytes = (int)map.Bytes("max_record", plain.MaxRecordBytes, 1024, 1 << 30),
        TypeConfidence = Share(map, "type_confidence", plain.TypeConfidence),
    };

    void CheckCharacters(SettingReader map, CsvDialect dialect)
    {
        if (dialect.Delimiter == dialect.Quote)
            Report("MX2006", "'delimiter' and 'quote' are the same character", map.Node("delimiter") ?? map.Node("quote")!, "Choose two.");
        if (dialect.Decimal is not ('.' or ','))
            Report("MX2006", $"'decimal' is '{dialect.Decimal}'", map.Node("decimal")!, "Use one of: '.', ','.");
    }

    char OneCharacter(SettingReader map, string key, char byDefault)
    {
        if (map.Text(key) is not { } text)
            return byDefault;
        if (text is "\\t" or "tab")
            return '\t';
        if (text.Length == 1 && char.IsAscii(text[0]) && text[0] is not ('\r' or '\n' or '\0'))
            return text[0];
        Report("MX2006", $"'{key}' is '{text}'", map.Node(key)!, "It has to be one ASCII character, or tab.");
        return byDefault;
    }

    TextEncoding Encoding(SettingReader map)
    {
        if (map.Text("encoding") is not { } text)
            return TextEncoding.Utf8;
        if (Encodings.TryGetValue(text, out var encoding))
            return encoding;
        Report("MX2006", $"'encoding' is '{text}'", map.Node("encoding")!, DidYouMean.Hint(text, Encodings.Keys));
        return TextEncoding.Utf8;
    }

    double Share(SettingReader map, string key, double byDefault)
    {
        if (map.Text(key) is not { } text)
            return byDefault;
        if (Loads.Settings.RowLimit.Parse(text) is { Share: { } share })
            return (double)share;
        Report("MX2006", $"'{key}' is '{text}'", map.Node(key)!, "Write a share such as 95%.");
        return byDefault;
    }

    void Report(string code, string message, SettingNode at, string hint) => diagnostics.Add(new Diagnostic(code, message, at.At, hint));
}
