using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>Words for joins that cannot be made.</summary>
static class JoinTrouble
{
    public static Diagnostic Explain(JoinFinding finding, TileContext context, DashboardTable fact, DashboardTable table, SourceSpan at) => finding switch
    {
        JoinFinding.Ambiguous several => new Diagnostic(
            "MX1754", $"'{fact.Name}' leads to '{table.Name}' by {Listed(several.Columns)}: which one is meant?", at, $"Add to the tile 'via: {several.Columns[0]}', or another of them."),
        JoinFinding.Unproven { At: var step } => new Diagnostic(
            "MX1755", $"'{Name(context, step.From)}' cannot be joined with '{Name(context, step.To)}': {step.Doubt!.Why}", at, step.Doubt.Remedy),
        JoinFinding.Bridged { Bridge: var bridge } when IsChance(context, fact, bridge) => Unled(context, fact, table, at),
        JoinFinding.Bridged { Bridge: var bridge } => new Diagnostic(
            "MX1756", $"A row of '{fact.Name}' can have several rows of '{table.Name}', by '{Name(context, bridge.On.From)}': it would be counted several times", at,
            "Add to the tile 'allocate: equal' (each member gets its part) or 'allocate: full' (each gets all of it)."),
        _ => Unled(context, fact, table, at),
    };

    static Diagnostic Unled(TileContext context, DashboardTable fact, DashboardTable table, SourceSpan at) =>
        new("MX1757", $"'{fact.Name}' does not lead to '{table.Name}'", at, Missing(context, fact, table));

    /// <summary>Whether two tables meet by chance, and to divide amounts would mean nothing: the table between them is a fact itself, or
    /// the fact has the key of the other table, and a test is missing that says so.</summary>
    static bool IsChance(TileContext context, DashboardTable fact, JoinBridge bridge) =>
        fact.Find(bridge.On.Column) is not null || fact.Find(bridge.On.Key) is not null
        || context.Metrics.Names.Any(name => context.Metrics.Find(name)?.Fact?.UniqueId == bridge.On.From);

    static string Missing(TileContext context, DashboardTable fact, DashboardTable table)
    {
        var shared = fact.Columns.Select(column => column.Name).FirstOrDefault(name => IsShared(context, table, name)) ?? "KEY";
        var reached = context.Joins.Reached(fact.Id).Skip(1).Select(id => Name(context, id)).Order(StringComparer.Ordinal).ToList();
        var test = $"Add to '{shared}' of '{fact.Name}': 'data_tests: [{{ relationships: {{ arguments: {{ to: ref('{table.Name}'), field: {shared} }} }} }}]'";
        return reached.Count == 0 ? $"{test}." : $"{test}, or use a table that it leads to: {string.Join(", ", reached.Take(12))}.";
    }

    /// <summary>Whether a column's name is that of a key of the table.</summary>
    static bool IsShared(TileContext context, DashboardTable table, string column) => table.Find(column) is not null
        && (context.Joins.IsKey(table.Id, column) || column.EndsWith("_key", StringComparison.OrdinalIgnoreCase) || column.EndsWith("_id", StringComparison.OrdinalIgnoreCase));

    static string Name(TileContext context, string id) => context.Catalog.Of(id)?.Name ?? id;

    static string Listed(IReadOnlyList<string> names) =>
        names.Count == 1 ? $"several ways from '{names[0]}'" : $"{string.Join(", ", names.Take(names.Count - 1).Select(name => $"'{name}'"))} and '{names[^1]}'";
}
