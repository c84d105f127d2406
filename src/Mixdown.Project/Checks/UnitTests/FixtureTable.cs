using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Files.Csv;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>Rows of a unit test in columns: what a row does not name is null.</summary>
/// <param name="Columns">Their names, in the order in which the rows name them.</param>
/// <param name="Rows">Values as texts, by column.</param>
sealed record FixtureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows)
{
    /// <summary>The rows of a <c>dict</c> or of a <c>csv</c>.</summary>
    /// <exception cref="MixdownException">MX1551, MX1552: the CSV text is not whole.</exception>
    public static FixtureTable Of(UnitTestRows rows) => rows.Format == "csv" ? OfCsv(rows) : OfMaps(rows);

    /// <summary>The rows as <c>get_fixture_sql</c> takes them.</summary>
    /// <param name="types">The columns that there are.</param>
    /// <param name="names">Those that are wanted.</param>
    public JinjaList As(IReadOnlyList<ColumnValue> types, IReadOnlyList<string> names) => new(Rows.Select(object? (row) => new JinjaList(names.Select(object? (name) =>
    {
        var value = row.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return new JinjaDict { ["value"] = value, ["name"] = name, ["type"] = types.First(column => Same(column.Name, name)).DataType };
    }))));

    /// <exception cref="MixdownException">MX1543: a row names a column that is not there.</exception>
    public void CheckNames(IReadOnlyList<ColumnValue> known, string what, SourceSpan at)
    {
        foreach (var name in Columns.Where(name => !known.Any(column => Same(column.Name, name))))
            throw new MixdownException(new Diagnostic("MX1543", $"{what} has no column '{name}'", at, DidYouMean.Hint(name, known.Select(column => column.Name))));
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    static FixtureTable OfMaps(UnitTestRows rows)
    {
        List<Dictionary<string, string?>> maps = [.. rows.Rows.Select(row => row.ToDictionary(entry => entry.Key, entry => Text(entry.Value), StringComparer.Ordinal))];
        return new FixtureTable([.. maps.SelectMany(map => map.Keys).Distinct(StringComparer.OrdinalIgnoreCase)], maps);
    }

    static string? Text(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        _ => JinjaValue.Str(JinjaValue.From(value)),
    };

    static FixtureTable OfCsv(UnitTestRows rows)
    {
        using var text = new StringReader(rows.Text ?? "");
        var records = new CsvRecords(text, ',', rows.At.File, rows.Fixture is null ? rows.At.Line + 1 : 1).Read().Where(record => !record.IsBlank).ToList();
        if (records.Count == 0)
            return new FixtureTable([], []);
        List<string> names = [.. records[0].Fields.Select(name => name.Trim())];
        return new FixtureTable(names, [.. records.Skip(1).Select(record => Row(names, record, rows))]);
    }

    static Dictionary<string, string?> Row(List<string> names, CsvRecord record, UnitTestRows rows)
    {
        if (record.Fields.Count > names.Count)
        {
            throw new MixdownException(new Diagnostic(
                "MX1552", $"{Counted.Of(record.Fields.Count, "field")} where the header has {names.Count}", rows.At with { Line = record.Line, Column = 1, Length = 1 }, "Quote fields that contain a comma."));
        }
        return names.Zip(record.Fields).ToDictionary(pair => pair.First, pair => Value(pair.Second), StringComparer.Ordinal);
    }

    static string? Value(string field) => field.Trim() is "" or "null" or "NULL" ? null : field.Trim();
}
