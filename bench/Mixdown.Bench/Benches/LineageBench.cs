using System.Diagnostics;
using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Project.Lineage.Layout;
using Mixdown.Runs.Catalog.Search;

namespace Mixdown.Bench.Benches;

/// <summary>Laying out lineage of 100 to 5,000 boxes, and searching a catalog of 1,000 tables with 10 columns each. Warm, the median
/// of 15.</summary>
sealed class LineageBench : IBench
{
    const int Times = 15;

    public string Name => "lineage";

    public string Question => "How long does the server need for a map, and for an answer while somebody types?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        List<Measure> measures = [];
        foreach (var nodes in new[] { 100, 1_000, 5_000 })
        {
            var graph = GeneratedGraph.Of(nodes);
            var options = new LayoutOptions();
            var (ours, crossings) = (Milliseconds(() => LayeredLayout.Of(graph.Nodes, graph.Edges, options)), LayeredLayout.Of(graph.Nodes, graph.Edges, options).Crossings);
            var dagre = nodes > 1_000 ? null : await Dagre.MillisecondsAsync(graph, folder.Empty("dagre"), cancel);
            measures.Add(new Measure(Text($"layout, {nodes} boxes, {graph.Edges.Count} arrows"), ours, "ms", dagre, dagre is null ? null : "dagre 3.1.3", nodes == 1_000 ? "under 50 ms" : null));
            measures.Add(new Measure(Text($"layout, {nodes} boxes, crossings"), crossings, "", LayeredLayout.Of(graph.Nodes, graph.Edges, options with { Sweeps = 0 }).Crossings, "unsorted"));
        }
        var index = SearchIndex.Of(Terms());
        measures.AddRange(new[] { "c", "cust", "customer country 7", "custmer", "zzzz" }.Select(query =>
            new Measure($"search '{query}', 1,000 tables, 10,000 columns", Milliseconds(() => index.Find(query, 50)), "ms", Goal: "under 10 ms")));
        return measures;
    }

    static IEnumerable<SearchTerm> Terms()
    {
        string[] words = ["customer", "invoice", "track", "album", "country", "revenue", "event", "session", "product", "region"];
        for (var table = 0; table < 1_000; table++)
        {
            var name = Text($"{words[table % 10]}_{words[table / 10 % 10]}_{table}");
            yield return new SearchTerm($"model.{name}", "model", name) { Parent = "gold", Description = $"What every {words[table % 7]} of a {words[table % 9]} did." };
            for (var column = 0; column < 10; column++)
                yield return new SearchTerm($"model.{name}", "column", Text($"{words[column % 10]}_{words[(table + column) % 10]}_{column}")) { Parent = name, Part = "x", Description = $"The {words[(column + 3) % 10]}." };
        }
    }

    static double Milliseconds<T>(Func<T> work)
    {
        work();
        var took = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(took);
        return took[Times / 2];
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
