using System.Globalization;
using System.Text.Json;
using Mixdown.Bench.Measuring;

namespace Mixdown.Bench.Rivals;

/// <summary>The layout that pages of other tools use, in Node.js.</summary>
static class Dagre
{
    const string Script =
        """
        import { readFileSync } from 'node:fs';
        import dagre from '@dagrejs/dagre';
        const { nodes, edges } = JSON.parse(readFileSync('graph.json', 'utf8'));
        const lay = () => {
          const graph = new dagre.graphlib.Graph().setGraph({ rankdir: 'LR' }).setDefaultEdgeLabel(() => ({}));
          for (const node of nodes) graph.setNode(node, { width: 240, height: 48 });
          for (const [from, to] of edges) graph.setEdge(from, to);
          const start = performance.now();
          dagre.layout(graph);
          return performance.now() - start;
        };
        lay();
        console.log([lay(), lay(), lay()].sort((a, b) => a - b)[1]);
        """;

    /// <summary>Milliseconds of its layout, warm, the one in the middle of three; null where there is no Node.js, or no package.</summary>
    public static async Task<double?> MillisecondsAsync(GeneratedGraph graph, string folder, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module", "dependencies": { "@dagrejs/dagre": "3.1.3" } }""", cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "lay.js"), Script, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "graph.json"), JsonSerializer.Serialize(new
        {
            nodes = graph.Nodes.Select(node => node.Id),
            edges = graph.Edges.Select(edge => new[] { edge.From, edge.To }),
        }), cancel);
        await Child.RunAsync("npm", ["install", "--silent", "--no-audit", "--no-fund"], folder, cancel);
        var ran = await Child.RunAsync("node", ["lay.js"], folder, cancel);
        return double.TryParse(ran.Output.Trim(), CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;
    }
}
