using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Lineage;

namespace Mixdown.GoldenTests;

/// <summary>Types and column lineage of the example projects, from the columns of their sources: a line for each column with its
/// type, how it is made, and of what; then, for each way, the columns that decide about rows.</summary>
public sealed class LineageCases
{
    [Theory]
    [GoldenCases("lineage")]
    public void An_example_has_the_lineage_of_its_case(GoldenCase it)
    {
        var folder = Repository.At($"examples/{it.Name.Replace('_', '-')}");
        var project = ProjectReader.Read(
            new ProjectRequest { ProjectDir = folder, Environment = new Dictionary<string, string>(0), InvocationId = "invocation", StartedAt = DateTimeOffset.UnixEpoch },
            TestContext.Current.CancellationToken);
        var lineage = LineageAnalysis.Run(new ModelCompiler(project), new LineageInputs { Sources = Sources(it.Input, project) }, TestContext.Current.CancellationToken);

        it.CheckOutput(string.Join("\n", [.. lineage.Problems.Select(problem => problem.ToString()), .. project.Graph.InOrder
            .Where(node => node.UniqueId.StartsWith("model.", StringComparison.Ordinal))
            .Select(node => Text(lineage.Nodes[node.UniqueId]))]));
    }

    /// <summary>Lines of <c>table.column TYPE</c>.</summary>
    static Dictionary<string, IReadOnlyList<ResultColumn>> Sources(string text, MixdownProject project)
    {
        var columns = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(['.', ' '], 3))
            .ToLookup(parts => parts[0], parts => new ResultColumn(parts[1], parts[2]));
        return project.Manifest.Sources.Values.ToDictionary(
            source => source.UniqueId, source => (IReadOnlyList<ResultColumn>)[.. columns[source.Name]], StringComparer.Ordinal);
    }

    static string Text(NodeLineage node) => string.Join("\n", [
        $"{Short(node.UniqueId)}{(node.Unknown is { } why ? $"  unknown: {why}" : "")}",
        .. node.Columns.Select(column => $"  {column.Name} {column.Type} {Kind(column)}{(column.IsGroupKey ? " (group key)" : "")} {string.Join(", ", column.Inputs.Select(Short))}".TrimEnd()),
        .. node.RowInputs.GroupBy(input => input.Kind, input => Short(input.Column)).OrderBy(group => group.Key)
            .Select(group => $"  {group.Key.ToString().ToLowerInvariant()} by {string.Join(", ", group)}"),
    ]);

    static string Kind(ColumnLineage column) => column.Kind switch
    {
        ColumnKind.PassedThrough => "=",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    static string Short(ColumnRef column) => $"{Short(column.NodeId)}.{column.Column}";

    static string Short(string id) => id.Replace("model.music_store.", "", StringComparison.Ordinal).Replace("source.music_store.", "", StringComparison.Ordinal);
}
