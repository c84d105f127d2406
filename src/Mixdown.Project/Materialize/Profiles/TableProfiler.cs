using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Profiles;

/// <summary>Looks at the values of a table: all columns in one pass for what is counted, and one for what is listed. Only numbers and a
/// few values leave the warehouse.</summary>
/// <param name="project">Renders the questions.</param>
/// <param name="session">Any session.</param>
/// <param name="cancel">Interrupts the question under way.</param>
public sealed class TableProfiler(MixdownProject project, IEngineSession session, CancellationToken cancel)
{
    /// <summary>Rows that are looked at in full. Above, a sample of about as many stands for all: a million rows of ten columns take about
    /// a second.</summary>
    public const long MostRows = 1_000_000;

    /// <summary>Rows up to which different values are counted and not guessed: 20 columns of them take some 0.2 s.</summary>
    const long MostCounted = 100_000;

    /// <summary>Values that are listed at most.</summary>
    const int MostFrequent = 8;

    /// <summary>Steps of a histogram.</summary>
    const int Bars = 20;

    /// <summary>Values of one column in the answer.</summary>
    const int PerColumn = 10;

    /// <summary>Profiles a table.</summary>
    /// <param name="table">Where it is.</param>
    /// <param name="columns">Which columns of it.</param>
    /// <exception cref="MixdownException">There is no such table, or the question was interrupted.</exception>
    public TableProfile Profile(RelationName table, IReadOnlyList<ProfiledColumn> columns)
    {
        var relation = RelationValue.Of(table).InDatabaseOf(project.Target);
        var rows = Number(Ask("count_rows", relation)[0][0]) ?? 0;
        var share = rows <= MostRows ? 1.0 : (double)MostRows / rows;
        var summary = Ask("profile_summary", relation, columns.Select(object? (column) => Described(column)).ToList(), share, rows <= MostCounted)[0];
        var lookedAt = Number(summary[0]) ?? 0;
        var profiles = columns.Select((column, i) => Read(column, lookedAt, summary.AsSpan(1 + i * PerColumn, PerColumn))).ToList();
        return new TableProfile(rows, lookedAt, WithValues(relation, profiles, share)) { CountsDistinct = rows <= MostCounted };
    }

    static ColumnProfile Read(ProfiledColumn column, long rows, ReadOnlySpan<object?> values) =>
        new(column.Name, column.Type, column.Kind, rows - (Number(values[0]) ?? 0), Number(values[1]))
        {
            Min = values[2] as string,
            Max = values[3] as string,
            Low = Real(values[4]),
            High = Real(values[5]),
            Mean = Real(values[6]),
            FirstQuartile = Real(values[7]),
            Median = Real(values[8]),
            ThirdQuartile = Real(values[9]),
        };

    List<ColumnProfile> WithValues(RelationValue relation, List<ColumnProfile> profiles, double share)
    {
        var listed = profiles.Index().Where(one => one.Item.Kind is not (ValueKind.Plain or ValueKind.Hidden)).ToList();
        if (listed.Count == 0)
            return profiles;
        var answer = Ask("profile_values", relation, listed.Select(object? (one) => Listed(one.Index, one.Item)).ToList(), share, (long)MostFrequent, (long)Bars);
        var byColumn = answer.ToLookup(row => (int)Number(row[0])!.Value);
        return [.. profiles.Select((profile, i) => profile with { Frequent = Frequent(byColumn[i]), Histogram = Histogram(profile, byColumn[i]) })];
    }

    static IReadOnlyList<FrequentValue> Frequent(IEnumerable<object?[]> rows) =>
    [
        .. rows.Where(row => row[1] is null).Select(row => new FrequentValue((string)row[2]!, Number(row[3])!.Value))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal),
    ];

    static IReadOnlyList<HistogramBar> Histogram(ColumnProfile profile, IEnumerable<object?[]> rows)
    {
        if (Width(profile) is not { } width)
            return [];
        var counts = rows.Where(row => row[1] is not null).ToDictionary(row => Number(row[1])!.Value, row => Number(row[3])!.Value);
        return [.. Enumerable.Range(0, Bars).Select(bar => new HistogramBar(profile.Low!.Value + bar * width, profile.Low.Value + (bar + 1) * width, counts.GetValueOrDefault(bar)))];
    }

    static double? Width(ColumnProfile profile) =>
        profile.Kind is ValueKind.Number or ValueKind.Time && profile is { Low: { } low, High: { } high } && high > low && double.IsFinite(high - low) ? (high - low) / Bars : null;

    static JinjaDict Described(ProfiledColumn column) => new() { ["name"] = column.Name, ["kind"] = column.Kind.ToString().ToLowerInvariant() };

    static JinjaDict Listed(int index, ColumnProfile profile)
    {
        var column = Described(new ProfiledColumn(profile.Name, profile.Type, profile.Kind));
        column["index"] = (long)index;
        column["low"] = Width(profile) is null ? null : Literal(profile.Low!.Value);
        column["width"] = Width(profile) is { } width ? Literal(width) : null;
        return column;
    }

    static string Literal(double value) => value.ToString("E17", CultureInfo.InvariantCulture);

    IReadOnlyList<object?[]> Ask(string macro, params object?[] arguments)
    {
        var rendering = new Rendering(project.Context, null, new WarehouseTransaction(session, new RelationCatalog(), cancel), cancel);
        return ModelCompiler.Jinja(rendering, () => rendering.Call(macro, arguments)) is TableValue table ? table.Table.Rows : [];
    }

    static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    static double? Real(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
