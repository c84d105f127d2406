using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Reads the files of <c>dashboards/</c>. Their Jinja belongs to their queries and texts, so nothing of it is rendered
/// here.</summary>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class DashboardReader(ICollection<Diagnostic> diagnostics)
{
    const int Twelfths = 12;

    /// <summary>The dashboards of a project by their ids.</summary>
    public IReadOnlyList<Dashboard> Read(FileTree tree)
    {
        var dashboards = new List<Dashboard>();
        foreach (var file in tree.Find([Dashboard.Folder], ".yml", ".yaml"))
        {
            if (Read(file.Name, file.Text) is { } dashboard)
                dashboards.Add(dashboard);
        }
        foreach (var twin in dashboards.GroupBy(dashboard => dashboard.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            diagnostics.Add(new Diagnostic("MX1744", $"Two files are the dashboard '{twin.Id}'", twin.At, "Give one of the files another name."));
        foreach (var twin in dashboards.Where(dashboard => dashboard.Title.Length > 0).GroupBy(dashboard => dashboard.Title, StringComparer.Ordinal).Where(same => same.DistinctBy(one => one.Id).Count() > 1))
        {
            foreach (var one in twin.Skip(1))
                diagnostics.Add(Namesake(one, twin.First()));
        }
        return [.. dashboards.DistinctBy(dashboard => dashboard.Id).OrderBy(dashboard => dashboard.Id, StringComparer.Ordinal)];
    }

    static Diagnostic Namesake(Dashboard one, Dashboard other) => new(
        "MX1787", $"The dashboard '{other.Id}' has the title '{one.Title}' too: nobody can tell them apart", one.At, "Give one of them another title.", Severity.Warning);

    /// <summary>One file; null where it is no map.</summary>
    /// <param name="name">The file, as messages name it.</param>
    /// <param name="text">Its content.</param>
    public Dashboard? Read(string name, string text)
    {
        var found = new List<Diagnostic>();
        var dashboard = YamlReader.Read(name, text, diagnostics) is SettingNode.Map map
            ? Read(Path.GetFileNameWithoutExtension(name), map, found) with { Checksum = ProjectNode.ChecksumOf(text) }
            : null;
        foreach (var wrong in found)
            diagnostics.Add(wrong.In(text));
        return dashboard;
    }

    static Dashboard Read(string id, SettingNode.Map map, List<Diagnostic> found)
    {
        var reader = new SettingReader(map, found);
        var title = reader.RequiredText("dashboard");
        var controls = new ControlReader(found);
        var dashboard = new Dashboard(id, title, reader.Node("dashboard")?.At ?? map.At)
        {
            Description = reader.Text("description", "")!,
            Owner = reader.Map("owner") is { } owner ? Owner(owner) : null,
            Fact = reader.Node("fact") is SettingNode.Scalar fact ? new TileExpression(fact.Text, fact.At) : null,
            Filters = controls.Filters(reader),
            Parameters = controls.Parameters(reader),
            Rows = Rows(reader, found),
        };
        reader.Finish(["alerts", "deliver"]);
        CheckIds(dashboard, found);
        return dashboard;
    }

    static DashboardOwner Owner(SettingReader reader)
    {
        var owner = new DashboardOwner(reader.RequiredText("name"), reader.Text("email"));
        reader.Finish();
        return owner;
    }

    static IReadOnlyList<IReadOnlyList<Tile>> Rows(SettingReader reader, List<Diagnostic> found)
    {
        if (reader.Node("rows") is not SettingNode.List list)
        {
            found.Add(new Diagnostic("MX1013", "'rows' is missing", reader.At, "Write 'rows:', below it '- -' before the first tile of each row, and '-' before the others."));
            return [];
        }
        var tiles = new TileReader(found);
        return [.. list.Items.Select(row => Row(row, tiles, found))];
    }

    static IReadOnlyList<Tile> Row(SettingNode node, TileReader tiles, List<Diagnostic> found)
    {
        if (node is not SettingNode.List row)
        {
            found.Add(new Diagnostic("MX1011", $"A row is {node.Kind}; it has to be a list of tiles", node.At, "Write '- -' before its first tile: a row is a list, of one tile too."));
            return [];
        }
        IReadOnlyList<Tile> read = [.. row.Items.Select(tiles.Read).OfType<Tile>()];
        var wide = read.Sum(tile => tile.Width ?? 1);
        if (wide > Twelfths)
            found.Add(new Diagnostic("MX1745", $"The tiles of this row are {wide} twelfths wide", node.At, "Make some of them narrower, or begin another row with '- -'."));
        return read;
    }

    static void CheckIds(Dashboard dashboard, List<Diagnostic> found)
    {
        foreach (var same in dashboard.Tiles.Where(tile => tile.Kind != TileKind.Text).GroupBy(tile => tile.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            foreach (var twin in same.Skip(1))
                found.Add(new Diagnostic("MX1746", $"Two tiles are called '{same.Key}' in addresses", twin.At, "Give one another title, or add 'id: …'."));
        }
    }
}
