using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Csv.Bytes;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Reads the keys of a load of type csv.</summary>
sealed class CsvOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    static readonly Dictionary<string, CsvEncoding> Encodings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = CsvEncoding.Utf8,
        ["utf8"] = CsvEncoding.Utf8,
        ["utf-16le"] = CsvEncoding.Utf16LittleEndian,
        ["utf-16be"] = CsvEncoding.Utf16BigEndian,
        ["latin1"] = CsvEncoding.Latin1,
        ["iso-8859-1"] = CsvEncoding.Latin1,
        ["windows-1252"] = CsvEncoding.Windows1252,
    };

    public CsvSourceOptions Bind()
    {
        var options = new CsvSourceOptions { Path = load.RequiredText("path"), Table = load.Text("table") };
        if (options.Path.Length > 0)
            CheckPath(options);
        return load.Map("options") is { } map ? options with { Dialect = Dialect(map) } : options;
    }

    void CheckPath(CsvSourceOptions options)
    {
        var named = options.Path.Contains(FilePattern.TablePart, StringComparison.Ordinal);
        if (FilePattern.Check(options.Path) is { } wrong)
            Report("MX2004", wrong, load.Node("path")!, "Write it like data/store/{table}.csv or drop/{table}/*.csv.");
        else if (!named && options.Table is null)
            Report("MX2005", "the path does not say which table its files belong to", load.Node("path")!, "Put {table} into the path, or add 'table: NAME'.");
        else if (named && options.Table is not null)
            Report("MX2005", "the table is named twice: by {table} in the path and by 'table'", load.Node("table")!, "Remove one of them.");
    }

    CsvDialect Dialect(SettingReader map)
    {
        var plain = new CsvDialect();
        var dialect = new CsvDialect
        {
            Delimiter = OneCharacter(map, "delimiter", plain.Delimiter),
            Quote = OneCharacter(map, "quote", plain.Quote),
            Encoding = Encoding(map),
            Header = map.Truth("header", plain.Header),
            HeaderIsDeclared = map.Node("header") is not null,
            NullValues = map.Node("null_values") is null ? plain.NullValues : map.Texts("null_values"),
            Decimal = OneCharacter(map, "decimal", plain.Decimal),
            Dates = map.Choice("dates", plain.Dates),
            MaxRecordBytes = (int)Size(map, "max_record", plain.MaxRecordBytes, 1024, 1 << 30),
            MaxUnzipRatio = (int)map.Whole("max_unzip_ratio", plain.MaxUnzipRatio, 1, 1_000_000),
            MaxUnzippedBytes = Size(map, "max_unzipped", plain.MaxUnzippedBytes, 1, long.MaxValue),
            TypeConfidence = Share(map, "type_confidence", plain.TypeConfidence),
        };
        map.Finish();
        CheckCharacters(map, dialect);
        return dialect;
    }

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

    CsvEncoding Encoding(SettingReader map)
    {
        if (map.Text("encoding") is not { } text)
            return CsvEncoding.Utf8;
        if (Encodings.TryGetValue(text, out var encoding))
            return encoding;
        Report("MX2006", $"'encoding' is '{text}'", map.Node("encoding")!, DidYouMean.Hint(text, Encodings.Keys));
        return CsvEncoding.Utf8;
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

    long Size(SettingReader map, string key, long byDefault, long min, long max)
    {
        if (map.Text(key) is not { } text)
            return byDefault;
        if (ParseSize(text) is { } bytes && bytes >= min && bytes <= max)
            return bytes;
        Report("MX2006", $"'{key}' is '{text}'", map.Node(key)!, "Write a size such as 64MB.");
        return byDefault;
    }

    static long? ParseSize(string text)
    {
        var number = text.AsSpan().TrimEnd();
        var unit = 1L;
        foreach (var (suffix, bytes) in new[] { ("KB", 1_000L), ("MB", 1_000_000L), ("GB", 1_000_000_000L), ("TB", 1_000_000_000_000L) })
        {
            if (!number.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                continue;
            number = number[..^2].TrimEnd();
            unit = bytes;
            break;
        }
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000_000
            ? (long)(value * unit)
            : null;
    }

    void Report(string code, string message, SettingNode at, string hint) => diagnostics.Add(new Diagnostic(code, message, at.At, hint));
}
