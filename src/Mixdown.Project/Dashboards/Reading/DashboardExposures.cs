using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Makes dbt exposures of dashboards, so that lineage and selection reach them: <c>--select +exposure:NAME</c>.</summary>
/// <param name="context">Compiles the queries' templates.</param>
sealed partial class DashboardExposures(CompileContext context)
{
    /// <summary>The exposure of a dashboard: it reads its facts, the tables and metrics that its tiles and filters name, and what
    /// its queries refer to.</summary>
    public DeclaredNode Of(Dashboard dashboard)
    {
        var node = new DeclaredNode(NodeKind.Exposure, Declared(dashboard))
        {
            UniqueId = $"exposure.{context.Project.Name}.{dashboard.Id}",
            Name = dashboard.Id,
            Package = context.Project.Name,
            File = dashboard.At.File,
            Fqn = [context.Project.Name, "dashboards", dashboard.Id],
            Description = dashboard.Description,
            DeclaredAt = dashboard.At,
        };
        var models = context.Manifest.Nodes.Values.Where(model => model.IsRelation).Select(model => model.Name).ToHashSet(StringComparer.Ordinal);
        var metrics = context.Manifest.Metrics.Select(metric => metric.Name).ToHashSet(StringComparer.Ordinal);
        node.Refs.AddRange(Facts(dashboard).Select(fact => new RefCall(null, fact.Text, null, fact.At)));
        var named = new List<(string Name, SourceSpan At)>();
        foreach (var expression in Expressions(dashboard))
        {
            node.Refs.AddRange(TablesIn(expression).Where(models.Contains).Select(table => new RefCall(null, table, null, expression.At)));
            named.AddRange(Word().Matches(expression.Text).Select(word => word.Value).Where(metrics.Contains).Select(metric => (metric, expression.At)));
        }
        node.Metrics.AddRange(named.DistinctBy(metric => metric.Name));
        foreach (var sql in dashboard.Tiles.Select(tile => tile.Data.Sql).OfType<TileExpression>())
            node.Refs.AddRange(RefsIn(sql));
        return node;
    }

    /// <summary>What dbt's exposures say, in their keys.</summary>
    static SettingNode.Map Declared(Dashboard dashboard)
    {
        SettingEntry Entry(string key, string text) => new(key, dashboard.At, new SettingNode.Scalar(dashboard.At, text, text));
        var entries = new List<SettingEntry> { Entry("name", dashboard.Id), Entry("label", dashboard.Title), Entry("type", "dashboard") };
        if (dashboard.Owner is { } owner)
        {
            SettingEntry[] who = owner.Email is { } email ? [Entry("name", owner.Name), Entry("email", email)] : [Entry("name", owner.Name)];
            entries.Add(new SettingEntry("owner", dashboard.At, new SettingNode.Map(dashboard.At, who)));
        }
        return new SettingNode.Map(dashboard.At, entries);
    }

    static IEnumerable<TileExpression> Facts(Dashboard dashboard) =>
        dashboard.Tiles.Select(tile => tile.Data.Fact).Prepend(dashboard.Fact).OfType<TileExpression>().DistinctBy(fact => fact.Text);

    static IEnumerable<TileExpression> Expressions(Dashboard dashboard) =>
    [
        .. dashboard.Filters.Select(filter => filter.Column),
        .. dashboard.Tiles.Where(tile => tile.Data.Sql is null && tile.Data.From is null)
            .SelectMany(tile => tile.Channels.Values.SelectMany(channel => channel).Concat(tile.Drill).Concat(new[] { tile.Data.Where }.OfType<TileExpression>())),
    ];

    static IEnumerable<string> TablesIn(TileExpression expression) => Table().Matches(expression.Text).Select(table => table.Groups["table"].Value);

    IEnumerable<RefCall> RefsIn(TileExpression sql)
    {
        try
        {
            return [.. context.Template(sql.Text, sql.At.File).Calls
                .Where(call => call is { Name: "ref", Positional.Count: > 0 })
                .Select(call => call.Positional!)
                .Select(words => new RefCall(words.Count > 1 ? $"{words[0]}" : null, $"{words[^1]}", null, sql.At))];
        }
        catch (JinjaException)
        {
            // The boundary of a query: what is wrong with it stands on its tile, and models do not have to wait for that.
            return [];
        }
    }

    [GeneratedRegex(@"(?<![\w.])(?<table>[A-Za-z_]\w*)\.[A-Za-z_""]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*(?![\w.(])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
