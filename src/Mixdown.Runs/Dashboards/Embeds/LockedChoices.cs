using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What can be chosen of a filter while others are locked: only what rows have that the locks let through. A list of all
/// customers would say who else there is.</summary>
/// <param name="compiler">Writes queries.</param>
/// <param name="dashboard">The whole dashboard.</param>
/// <param name="locked">What is locked, and nothing else.</param>
sealed class LockedChoices(TileCompiler compiler, Dashboard dashboard, ViewState locked)
{
    /// <summary>Values that are looked through at most.</summary>
    const int Most = 100_000;

    static readonly SourceSpan Nowhere = new(Dashboard.Folder, 1, 1, 1);

    readonly ViewState _state = locked with
    {
        // The defaults of other filters are no limits: a viewer may change them.
        Filters = dashboard.Filters.Where(filter => !locked.Locked.Contains(filter.Name)).Select(filter => KeyValuePair.Create(filter.Name, (IReadOnlyList<string>)[]))
            .Concat(locked.Filters).DistinctBy(filter => filter.Key).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>The column's values as they may be shown; null: none, since nothing leads from them to what is locked.</summary>
    public FilterColumn? Of(FilterColumn column)
    {
        foreach (var fact in Facts(column.Node.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (compiler.Compile(dashboard, Members(column, fact), _state).Query is { } query)
            {
                return column with
                {
                    Table = $"(\n{query.Sql}\n) as members(value, amount)",
                    Sql = "value",
                    Count = "cast(sum(amount) as bigint)",
                    Values = query.Values,
                    Reads = query.Reads,
                };
            }
        }
        return null;
    }

    IEnumerable<string> Facts(string own) =>
        [own, .. new[] { dashboard.Fact }.Concat(dashboard.Tiles.Select(tile => tile.Data.Fact)).OfType<TileExpression>().Select(fact => fact.Text)];

    static Tile Members(FilterColumn column, string fact)
    {
        var tile = new Tile(TileKind.Table, "choices", "Choices", Nowhere);
        return tile with
        {
            Channels = tile.Channels.Add("columns", [new TileExpression(column.Field, Nowhere), new TileExpression("count(*)", Nowhere)]),
            Data = new TileData { Fact = new TileExpression(fact, Nowhere) },
            Rows = new TileRows { Limit = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = Most } },
        };
    }
}
