using System.Globalization;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>A project whose models read each other as the boxes of a graph do, with ten columns each.</summary>
/// <param name="graph">What reads what.</param>
sealed class GraphProject(GeneratedGraph graph)
{
    const int Columns = 10;

    readonly ILookup<string, string> _reads = graph.Edges.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);

    /// <summary>The unique id of a model that others read.</summary>
    public static string First => "model.small.node0000";

    /// <summary>Writes all files into an empty folder.</summary>
    public void Write(string folder)
    {
        ProjectFiles.WriteSmall(folder);
        foreach (var node in graph.Nodes)
            ProjectFiles.Write(folder, $"models/{node.Group}/{node.Id}.sql", Sql([.. _reads[node.Id]]));
    }

    static string Sql(string[] reads)
    {
        if (reads.Length == 0)
            return $"select {Each(column => Text($"{column} as c{column}"))}\n";
        var from = reads.Select((read, at) => Text($"{{{{ ref('{read}') }}}} as t{at}"));
        return $"select {Each(column => $"{Sum(reads.Length, column)} as c{column}")}\nfrom {string.Join("\ncross join ", from)}\n";
    }

    static string Sum(int reads, int column) => string.Join(" + ", Enumerable.Range(0, reads).Select(at => Text($"t{at}.c{column}")));

    static string Each(Func<int, string> text) => string.Join(", ", Enumerable.Range(0, Columns).Select(text));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
