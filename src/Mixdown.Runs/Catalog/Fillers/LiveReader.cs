using Mixdown.Data.Naming;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>Puts together what is known of one live table.</summary>
/// <param name="edition">The project.</param>
sealed class LiveReader(CatalogEdition edition)
{
    /// <summary>Rows that are shown to look at.</summary>
    const int SampleRows = 100;

    /// <summary>The live table.</summary>
    /// <param name="node">As in the list.</param>
    /// <param name="entry">What the project file says.</param>
    /// <param name="view">How it stands; null where this process does not keep it.</param>
    public CatalogLive Read(CatalogNode node, LiveEntry entry, LiveView? view) => new(node)
    {
        DeclaredIn = $"{entry.At.File}:{entry.At.Line}",
        Facts = FactsOf(entry),
        Upstream =
        [
            FillerNodes.LinkOfStream(entry.Stream),
            .. edition.Fillers.TopicOf(entry) is { } topic ? new[] { edition.Nodes.Link(topic) } : [],
        ],
        Batch = edition.Nodes.Link(entry.Fact),
        Downstream = [.. edition.Fillers.Showing(entry).Select(edition.Nodes.Link)],
        By = entry.By,
        Metrics = [.. entry.Metrics.Select(metric => new CatalogFact(metric.Name, WordsOf(metric)))],
        State = view is null ? null : LiveState.Of(view),
    };

    /// <summary>The newest rows.</summary>
    public static LiveSample Sample(LiveEntry entry, LiveReading live, PersonalColumns personal, CancellationToken cancel)
    {
        using var session = live.Open();
        var table = new TableName(LiveViews.Schema, entry.Name).Sql;
        var answer = session.QueryAtMost($"select * from {table} order by window_start desc", SampleRows, cancel);
        return new LiveSample(MaskedRows.Of(answer, column => IsPersonal(entry, column, personal)), live.StandsIn);
    }

    // A column of the fact, or the list of what occurs most in one.
    static bool IsPersonal(LiveEntry entry, string column, PersonalColumns personal) =>
        entry.By.Concat(entry.Top.Select(top => top.Column))
            .Any(one => (column == one || column == $"top_{one}") && personal.Has(entry.Fact.UniqueId, one));

    // A metric of one measure is that measure; others are calculated out of theirs.
    static string WordsOf(MetricDefinition metric) => metric.Measures is [var one] && metric.Sql.Trim('"') == one.Name
        ? $"{FillerWords.Of(one.Aggregation)} of {one.Expression}{(one.Filter is { } filter ? $" where {filter}" : "")}"
        : metric.Sql;

    static IReadOnlyList<CatalogFact> FactsOf(LiveEntry entry) =>
    [
        new("window", entry.Every == entry.Size ? FillerWords.Of(entry.Size) : $"{FillerWords.Of(entry.Size)}, every {FillerWords.Of(entry.Every)}"),
        new("time", entry.EventTimeColumn ?? "when the log took it"),
        new("closed after", FillerWords.Of(entry.Watermark)),
        new("late events are added for", FillerWords.Of(entry.Horizon)),
        new("shown for", FillerWords.Of(entry.Keep)),
        .. entry.Filter is { } filter ? new CatalogFact[] { new("only events where", filter) } : [],
        .. entry.Top.Select(top => new CatalogFact("most frequent", $"{top.Count} of {top.Column}")),
    ];
}
