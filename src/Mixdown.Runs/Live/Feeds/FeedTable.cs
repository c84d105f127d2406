using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Streams.Live;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Live.Feeds;

/// <summary>A live table as the feed sends it: its columns with what they are for, and its rows by window. Safe for any thread.</summary>
/// <param name="views">All live tables.</param>
/// <param name="view">This one.</param>
public sealed class FeedTable(LiveViews views, LiveView view)
{
    const string Start = "window_start";

    readonly Lazy<IReadOnlyList<FeedColumn>> _columns = new(() => Describe(view.Definition, ColumnsOf(views, view)));

    /// <summary>The key under <c>live:</c>.</summary>
    public string Name => view.Name;

    /// <summary>The start of the window, the dimensions, the metrics, the lists.</summary>
    public IReadOnlyList<FeedColumn> Columns => _columns.Value;

    /// <summary>The length of windows, and the time between their starts.</summary>
    public LiveWindow Window => view.Definition.Window;

    /// <summary>The number of the last change.</summary>
    public long Revision => view.Revision;

    /// <inheritdoc cref="LiveView.Changed"/>
#pragma warning disable MA0046 // As there.
    public event Action<long>? Changed
#pragma warning restore MA0046
    {
        add => view.Changed += value;
        remove => view.Changed -= value;
    }

    /// <summary>What has changed after a revision.</summary>
    /// <param name="revision">One that was read before; below 0 for everything.</param>
    public FeedChanges ChangesAfter(long revision)
    {
        // Read first: what comes while the rows are read is told once more by the next change, never left out.
        var (upTo, watermark) = (view.Revision, view.Facts.Watermark);
        using var session = views.OpenSession();
        var rows = session.Query(Sql(revision), CancellationToken.None).Rows;
        var ends = session.Query($"select min({Start}), max({Start}) from {view.Table}", CancellationToken.None).Rows[0];
        return new FeedChanges(upTo, revision < 0, [.. Windows(rows)])
        {
            Watermark = watermark,
            Span = ends is [DateTimeOffset oldest, DateTimeOffset newest] ? (oldest, newest) : null,
        };
    }

    /// <summary>Writes the table as it is now into a Parquet file, with all its columns.</summary>
    public void WriteParquet(string file, CancellationToken cancel)
    {
        using var session = views.OpenSession();
        session.Execute($"copy (from {view.Table}) to {SqlText.Literal(file)} (format parquet)", cancel);
    }

    string Sql(long revision)
    {
        var names = Columns.Select(column => new SqlIdentifier(column.Name).ToString());
        return string.Create(CultureInfo.InvariantCulture, $"select revision, is_closed, is_approximate, {string.Join(", ", names)} from {view.Table} where revision > {revision} order by {Start}");
    }

    static IEnumerable<FeedWindow> Windows(IReadOnlyList<object?[]> rows)
    {
        const int Facts = 3;
        foreach (var window in rows.GroupBy(row => (DateTimeOffset)row[Facts]!))
        {
            var all = window.ToList();
            yield return new FeedWindow(
                window.Key, all.Max(row => (long)row[0]!), all.TrueForAll(row => row[1] is true), all.Exists(row => row[2] is true), [.. all.Select(row => row[Facts..])]);
        }
    }

    static IReadOnlyList<ResultColumn> ColumnsOf(LiveViews views, LiveView view)
    {
        using var session = views.OpenSession();
        return session.QueryAtMost($"select * from {view.Table}", 0, CancellationToken.None).Columns;
    }

    /// <summary>What is told of a window as a whole is none of them.</summary>
    static IReadOnlyList<FeedColumn> Describe(LiveDefinition definition, IReadOnlyList<ResultColumn> columns)
    {
        var types = columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        return
        [
            new FeedColumn(Start, types[Start], FeedRole.Window),
            .. definition.By.Select(by => new FeedColumn(by.Name, types[by.Name], FeedRole.Dimension)),
            .. definition.Metrics.Select(metric => new FeedColumn(metric.Name, types[metric.Name], FeedRole.Metric, MergeOf(definition, metric))),
            .. definition.Top.Select(top => $"top_{top.Item.Name}").Select(list => new FeedColumn(list, types[list], FeedRole.Metric)),
        ];
    }

    /// <summary>A metric that is a measure and nothing else is merged as that is added up.</summary>
    static FeedMerge MergeOf(LiveDefinition definition, LiveColumn metric)
    {
        var sql = metric.Sql.Trim('"');
        return definition.Measures.FirstOrDefault(measure => measure.Name == sql)?.Aggregation switch
        {
            LiveAggregation.Count or LiveAggregation.Sum or LiveAggregation.SumBoolean => FeedMerge.Sum,
            LiveAggregation.Min => FeedMerge.Min,
            LiveAggregation.Max => FeedMerge.Max,
            _ => FeedMerge.None,
        };
    }
}
