using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>Puts together all that is known of one node.</summary>
/// <param name="edition">The project.</param>
/// <param name="outcomes">What checks found last.</param>
sealed class TableFacts(CatalogEdition edition, LastOutcomes outcomes)
{
    static readonly string[] MetricKeys = ["label", "type", "agg", "expr", "numerator", "denominator", "filter"];

    public CatalogTable Of(GraphNode node, CatalogNode described, IReadOnlyList<CatalogColumn> columns, string? unknown) => new(described)
    {
        DeclaredIn = $"{node.File}:{Math.Max(1, node.DeclaredAt.File == node.File ? node.DeclaredAt.Line : 1)}",
        Meta = [.. node.Config.Meta.Select(fact => new CatalogFact(fact.Key, Text(fact.Value)))],
        Columns = columns,
        Unknown = unknown,
        Checks = [.. edition.Nodes.Checks(node.UniqueId).Where(check => check.Check?.Column is null).Select(check => outcomes.OfCheck(check.UniqueId, CheckText.Of(check)))],
        Upstream = [.. Filler(node), .. Links(edition.Nodes.Reads(node.UniqueId)), .. edition.Fillers.ShownBy(node)],
        Downstream = [.. Links(edition.Nodes.Readers(node.UniqueId)), .. edition.Fillers.LiveOf(node)],
        Freshness = node is SourceTable { Freshness: { } rule } ? new CatalogFreshness(rule.WarnAfter?.ToString(), rule.ErrorAfter?.ToString()) : null,
        FilledBy = node is SourceTable source ? edition.Fillers.FillerOf(source) : null,
        Facts = Declared(node),
        HasSql = node is ProjectNode { Kind: NodeKind.Model or NodeKind.Snapshot },
        HasRows = described.State is not null,
    };

    IReadOnlyList<CatalogLink> Links(IEnumerable<GraphNode> nodes) => [.. nodes.Select(edition.Nodes.Link)];

    IEnumerable<CatalogLink> Filler(GraphNode node) => node is SourceTable source && edition.Fillers.FillerOf(source) is { } filler ? [filler] : [];

    IReadOnlyList<CatalogFact> Declared(GraphNode node)
    {
        if (edition.Nodes.DashboardOf(node) is { } dashboard)
            return [.. dashboard.Tiles.Where(tile => tile.Kind != Project.Dashboards.TileKind.Text).Select(tile => new CatalogFact(tile.Kind.ToString().ToLowerInvariant(), tile.Title))];
        if (node is not DeclaredNode { Declaration: var said })
            return [];
        var inner = said["type_params"] as SettingNode.Map;
        return [.. MetricKeys.Select(key => (key, Value: said[key] ?? inner?[key])).Where(fact => fact.Value is SettingNode.Scalar).Select(fact => new CatalogFact(fact.key, ((SettingNode.Scalar)fact.Value!).Text))];
    }

    static string Text(object? value) => value switch
    {
        string text => text,
        null => "",
        IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> => JsonSerializer.Serialize(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
