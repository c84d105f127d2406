using System.Text.Json;
using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>Joins what the warehouse, the files and the analysis know of columns.</summary>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
/// <param name="personal">Columns whose values are not shown.</param>
/// <param name="outcomes">What checks found last.</param>
sealed class ColumnFacts(CatalogEdition edition, ProjectLineage lineage, PersonalColumns personal, LastOutcomes outcomes)
{
    /// <summary>The columns of a node: those that its table has, else those of its SQL; then those that only files name.</summary>
    /// <param name="node">The node.</param>
    /// <param name="standing">The columns of its table; null where it is not built.</param>
    public IReadOnlyList<CatalogColumn> Of(GraphNode node, IReadOnlyList<ResultColumn>? standing)
    {
        var found = lineage.Nodes.GetValueOrDefault(node.UniqueId);
        var described = NodeFacts.Described(node);
        var there = standing ?? found?.Columns.Select(column => new ResultColumn(column.Name, column.Type)).ToList() ?? [];
        var columns = there.Select(column => Column(node, column, found?.Find(column.Name), Named(described, column.Name)));
        var missing = described.Where(column => !there.Any(one => Is(one.Name, column.Name)));
        return [.. columns, .. missing.Select(column => Missing(node, column, isKnown: there.Count > 0))];
    }

    CatalogColumn Column(GraphNode node, ResultColumn column, ColumnLineage? found, ColumnInfo? said) => new(column.Name)
    {
        Type = column.Type,
        Description = said?.Description ?? "",
        Tags = said?.Tags ?? [],
        Checks = Checks(node, column.Name),
        Origin = found is null or { Kind: ColumnKind.Unknown } or { Inputs.Count: 0 } ? null : JsonNamingPolicy.CamelCase.ConvertName(found.Kind.ToString()),
        MadeOf = [.. (found?.Inputs ?? []).Select(InWords)],
        IsPersonal = personal.Has(node.UniqueId, column.Name),
    };

    CatalogColumn Missing(GraphNode node, ColumnInfo said, bool isKnown) => new(said.Name)
    {
        Type = said.DataType,
        Description = said.Description,
        Tags = said.Tags,
        Checks = Checks(node, said.Name),
        IsPersonal = personal.Has(node.UniqueId, said.Name),
        IsMissing = isKnown,
    };

    IReadOnlyList<CatalogCheck> Checks(GraphNode node, string column) =>
    [
        .. edition.Nodes.Checks(node.UniqueId).Where(check => check.Check is { Column: { } own } && Is(own, column))
            .Select(check => outcomes.OfCheck(check.UniqueId, CheckText.Of(check))),
    ];

    string InWords(ColumnRef column) => $"{(edition.Project.Graph.TryGet(column.NodeId, out var node) ? node.Name : column.NodeId)}.{column.Column}";

    static ColumnInfo? Named(IReadOnlyList<ColumnInfo> columns, string name) => columns.FirstOrDefault(column => Is(column.Name, name));

    static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
