using Mixdown.Project.Materialize.Changes;
using Mixdown.Runs.Plans;

namespace Mixdown.Cli.Rendering.Previews;

/// <summary>A plan as lines: a heading, then each model with its SQL and its columns.</summary>
/// <param name="palette">Colours.</param>
sealed class PreviewText(Palette palette)
{
    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines(BuildPreview preview)
    {
        var breaking = preview.Nodes.Count(node => node.IsBreaking);
        var all = preview.Nodes.Count + preview.Unchanged;
        yield return $"  plan   {preview.Target}   {Figures.Count(preview.Nodes.Count)} of {Figures.Count(all, "node")} would be built   {Figures.Count(preview.Checks, "check")}   "
            + (breaking == 0 ? palette.Good("nothing breaking") : palette.Bad($"{breaking} breaking"));
        var widest = preview.Nodes.Select(node => node.Name.Length).Append(0).Max();
        foreach (var line in preview.Nodes.SelectMany(node => Lines(node, widest)))
            yield return line;
    }

    IEnumerable<string> Lines(PlannedNode node, int widest)
    {
        yield return "";
        var rows = node.Rows is { } count ? Figures.Count(count, "row") : "";
        yield return $"  {Mark(node)} {palette.Strong(node.Name.PadRight(widest))}  {node.Materialized,-12}{(node.IsFull ? "full" : "increment"),-10}{rows,14}   {Why(node)}".TrimEnd();
        foreach (var line in node.SqlDiff)
            yield return $"      {Paint(line)}";
        foreach (var column in node.Columns)
        {
            yield return $"      column {Column(column)}";
            foreach (var use in Uses(column))
                yield return $"        {use}";
        }
        if (node.ColumnsUnknown is { } unknown)
            yield return $"      columns {palette.Quiet("unknown: " + unknown)}";
    }

    string Mark(PlannedNode node) => node.Change == NodeChange.New ? palette.Good("+") : palette.Warning("~");

    static string Why(PlannedNode node) => node.Change switch
    {
        NodeChange.New => "new",
        NodeChange.Definition => node.SqlDiff.Count > 0 ? "SQL changed" : "configuration changed",
        NodeChange.Failed => "its last build failed",
        NodeChange.Inputs => node.ChangedInputs.Count > 0 ? $"input changed: {string.Join(", ", node.ChangedInputs)}" : "input changed",
        NodeChange.Volatile => "asks for the time or for chance",
        NodeChange.Untold => "reads what nobody keeps track of",
        _ => "unchanged",
    };

    string Paint(string line) => line[0] switch { '+' => palette.Good(line), '-' => palette.Bad(line), _ => palette.Quiet(line) };

    string Column(ColumnChange change) => change.Kind switch
    {
        ColumnChangeKind.Added => palette.Good($"+ {change.Column} {change.NewType}"),
        ColumnChangeKind.Removed => palette.Bad($"- {change.Column} {change.OldType}") + "   breaking",
        _ => palette.Warning($"~ {change.Column} {change.OldType} → {change.NewType}") + (change.IsBreaking ? "   breaking" : ""),
    };

    static IEnumerable<string> Uses(ColumnChange change)
    {
        if (!change.IsBreaking)
            yield break;
        yield return change.UsedBy.Count == 0 ? "no model uses it" : $"used by {string.Join(", ", change.UsedBy)}";
        if (change.Exposures.Count > 0)
            yield return $"exposed by {string.Join(", ", change.Exposures)}";
    }
}
