using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;

namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>Finds what would miss a column: what names it, and what is made of that.</summary>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
sealed class ImpactReading(CatalogEdition edition, ProjectLineage lineage)
{
    readonly ColumnMentions _mentions = new(edition);

    public ColumnImpact Of(ColumnRef column)
    {
        var direct = Models(column, isDirect: true).ToList();
        var seen = direct.Select(item => item.Node).ToHashSet(StringComparer.Ordinal);
        var behind = lineage.Downstream(column);
        var indirect = behind.SelectMany(one => Models(one, isDirect: false)).Where(item => seen.Add(item.Node));
        var items = direct.Concat(Others(column, isDirect: true)).Concat(indirect).Concat(behind.SelectMany(one => Others(one, isDirect: false)))
            .DistinctBy(item => (item.Kind, item.Node, item.Name));
        return new ColumnImpact(column.NodeId, column.Column, [.. items], Unknown(column));
    }

    /// <summary>Models that make columns of it, or decide by it which rows they have.</summary>
    IEnumerable<ImpactItem> Models(ColumnRef column, bool isDirect)
    {
        var made = lineage.Users(column).ToLookup(user => user.NodeId, user => user.Column, StringComparer.Ordinal);
        var decided = lineage.RowUsers(column).SelectMany(user => user.RowInputs.Where(input => input.Column == column).Select(input => (user.UniqueId, input.Kind)))
            .ToLookup(pair => pair.UniqueId, pair => pair.Kind, StringComparer.Ordinal);
        return made.Select(group => group.Key).Concat(decided.Select(group => group.Key)).Distinct(StringComparer.Ordinal)
            .Select(edition.Nodes.Find).OfType<ProjectNode>()
            .Select(node => new ImpactItem(ImpactKind.Model, node.UniqueId, node.Name, PlaceIn(node, column.Column))
            {
                Detail = string.Join(", ", made[node.UniqueId].Concat(decided[node.UniqueId].Distinct().Select(InWords))),
                IsDirect = isDirect,
            });
    }

    IEnumerable<ImpactItem> Others(ColumnRef column, bool isDirect) =>
        Checks(column)
            .Concat(Items(ImpactKind.Metric, _mentions.Metrics(column)))
            .Concat(Items(ImpactKind.Filter, _mentions.Filters(column)))
            .Concat(Items(ImpactKind.Tile, _mentions.Tiles(column)))
            .Concat(isDirect ? Exposures(column.NodeId) : [])
            .Select(item => item with { IsDirect = isDirect });

    IEnumerable<ImpactItem> Checks(ColumnRef column) => edition.Project.Manifest.Nodes.Values
        .Where(check => check.Kind == NodeKind.Test && check.DependsOn.Contains(column.NodeId, StringComparer.Ordinal) && Names(check, column))
        .OrderBy(check => check.UniqueId, StringComparer.Ordinal)
        .Select(check => new ImpactItem(ImpactKind.Check, check.Check!.AttachedTo ?? check.UniqueId, check.Check.IsSingular ? check.Name : $"{CheckText.Of(check)} of {check.Check.Column ?? "the table"}", $"{check.DeclaredAt.File}:{check.DeclaredAt.Line}")
        {
            Detail = check.Check.AttachedTo is { } attached && attached != column.NodeId && edition.Project.Graph.TryGet(attached, out var node) ? $"of {node.Name}" : "",
        });

    /// <summary>A check of the table names the column as its own; one of another table as what it is compared with.</summary>
    static bool Names(ProjectNode check, ColumnRef column)
    {
        var spec = check.Check!;
        if (spec.IsSingular)
            return SqlWords.Has(check.RawCode, column.Column);
        return spec.AttachedTo == column.NodeId
            ? CheckText.Names(spec, column.Column)
            : string.Equals(spec.Arguments.GetValueOrDefault("field") as string, column.Column, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>dbt's exposures say which tables they use, and not which columns.</summary>
    IEnumerable<ImpactItem> Exposures(string node) => edition.Project.Graph.Children(node).Select(edition.Nodes.Find).OfType<GraphNode>()
        .Where(child => child.Kind == NodeKind.Exposure && edition.Nodes.DashboardOf(child) is null)
        .Select(child => new ImpactItem(ImpactKind.Exposure, child.UniqueId, child.Name, $"{child.DeclaredAt.File}:{child.DeclaredAt.Line}") { Detail = "uses the table" });

    static IEnumerable<ImpactItem> Items(ImpactKind kind, IEnumerable<Mention> mentions) =>
        mentions.Select(mention => new ImpactItem(kind, mention.Node, mention.What, mention.Place));

    IReadOnlyList<string> Unknown(ColumnRef column) =>
    [
        .. edition.Project.Graph.Children(column.NodeId)
            .Where(child => lineage.Nodes.GetValueOrDefault(child) is { Unknown: not null })
            .Select(child => edition.Project.Graph[child].Name),
    ];

    static string PlaceIn(ProjectNode node, string column) => $"{node.File}:{SqlWords.LineOf(node.RawCode, column) ?? 1}";

    static string InWords(Engines.Planning.RowInputKind kind) => kind switch
    {
        Engines.Planning.RowInputKind.Filter => "filters by it",
        Engines.Planning.RowInputKind.Join => "joins by it",
        _ => "groups by it",
    };
}
