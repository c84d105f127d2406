using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Values;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>The keys of a load of type csv or tsv that are its own.</summary>
static class CsvSettings
{
    public static readonly SettingShape Shape = FileSettings.Of("CSV files in a folder or a bucket", Options(","));

    public static readonly SettingShape TabShape = FileSettings.Of("Files of fields between tabs, in a folder or a bucket", Options("tab"));

    static IReadOnlyList<SettingKey> Options(string delimiter) =>
    [
        new SettingKey("delimiter", new Text(), "Between two fields: one ASCII character, or `tab`") { Default = delimiter },
        new SettingKey("quote", new Text(), "Round a field with delimiters or line ends, doubled inside; it opens a field only as its first character") { Default = "\"" },
        new SettingKey("encoding", new Choice("utf-8", "utf8", "utf-16le", "utf-16be", "latin1", "iso-8859-1", "windows-1252"), "How characters are bytes; a byte order mark wins") { Default = "utf-8" },
        new SettingKey("header", new Truth(), "`false`: columns are `column_1`, `column_2`, …; said explicitly, a header of numbers is taken as it stands") { Default = "true" },
        new SettingKey("null_values", new Texts(), "Unquoted fields that mean NULL") { Default = "[\"\"]" },
        new SettingKey("decimal", new Choice(".", ","), "The decimal point") { Default = "." },
        new SettingKey("dates", Choice.Of<DateOrder>(), "How dates are written; ISO dates are read under each") { Default = "iso" },
        new SettingKey("max_record", new Size(), "A longer record is rejected") { Default = "16777216" },
        new SettingKey("type_confidence", new Share(), "Share of a column's values that must fit a type for it to be taken; the others are rescued") { Default = "95%" },
    ];
}
