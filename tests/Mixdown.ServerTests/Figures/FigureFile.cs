namespace Mixdown.ServerTests.Figures;

/// <summary>What a dashboard has to say, as SQL written by hand: <c>cases/EXAMPLE/DASHBOARD.sql</c>. After <c>--- when STATE</c> stands
/// what is chosen, as the page's address says it, with the views that show it to all that follows (and <c>--- when</c> alone is the page
/// as it opens); after <c>--- TILE</c> the query of a tile, with the columns of its answer in their order; after
/// <c>--- TILE when STATE</c> that of a tile which has other columns in this state, and after <c>--- TILE trend</c> that of the course beside a
/// number. <c>cases/EXAMPLE/given.sql</c> comes first.</summary>
sealed class FigureFile
{
    const string When = "when";
    const string Trend = " trend";
    readonly Dictionary<string, string> _tiles = new(StringComparer.Ordinal);

    /// <param name="dashboard">The path below <c>cases</c>, without its ending.</param>
    public FigureFile(string dashboard)
    {
        var file = Path.Combine(Cases, dashboard + ".sql");
        Given = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "given.sql"));
        foreach (var (head, sql) in CaseFiles.Split(File.Exists(file) ? File.ReadAllText(file) : ""))
        {
            if (head.Split(' ')[0] == When)
                States.Add((head[When.Length..].Trim(), sql));
            else
                _tiles.Add(head, sql);
        }
    }

    static string Cases => Repository.At("tests/Mixdown.ServerTests/Figures/cases");

    /// <summary>Views that all dashboards of the example begin with.</summary>
    public string Given { get; }

    /// <summary>What is chosen, and the views that show it.</summary>
    public List<(string Query, string Sql)> States { get; } = [];

    /// <summary>The tiles, and the courses of tiles, that there is SQL for.</summary>
    public IEnumerable<string> Tables => _tiles.Keys.Select(head => head.Split($" {When} ")[0]).Distinct(StringComparer.Ordinal);

    /// <summary>What the course of a tile's number is called.</summary>
    public static string TrendOf(string tile) => tile + Trend;

    /// <summary>The tiles that there is SQL for.</summary>
    public IEnumerable<string> Tiles => _tiles.Keys.Select(head => head.Split(' ')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>The query of a tile; null where nobody wrote one.</summary>
    public string? Find(string tile, string state) => _tiles.GetValueOrDefault($"{tile} {When} {state}") ?? _tiles.GetValueOrDefault(tile);
}
