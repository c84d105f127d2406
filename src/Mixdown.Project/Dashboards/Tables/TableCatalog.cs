using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.Dashboards.Tables;

/// <summary>The tables that dashboards of a project may read. Does not change.</summary>
sealed class TableCatalog
{
    readonly Dictionary<string, DashboardTable> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, DashboardTable> _byId = new(StringComparer.Ordinal);

    public TableCatalog(MixdownProject project, ProjectLineage? lineage)
    {
        foreach (var node in project.Manifest.Nodes.Values.Where(node => node.IsRelation))
        {
            var table = Table(project, node, lineage?.Nodes.GetValueOrDefault(node.UniqueId));
            _byId[node.UniqueId] = table;
            // Of a model with versions ref() means the latest; of two packages the root project's comes first.
            if (node.Version == node.LatestVersion && (node.Package == project.Name || !_byName.ContainsKey(node.Name)))
                _byName[node.Name] = table;
        }
    }

    /// <summary>The names of all tables.</summary>
    public IEnumerable<string> Names => _byName.Values.Select(table => table.Name);

    /// <summary>All tables.</summary>
    public IEnumerable<DashboardTable> All => _byId.Values;

    /// <summary>The table that files call so; null when there is none.</summary>
    public DashboardTable? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The table of a node; null when it has none.</summary>
    public DashboardTable? Of(string id) => _byId.GetValueOrDefault(id);

    static DashboardTable Table(MixdownProject project, ProjectNode node, NodeLineage? lineage)
    {
        var said = node.Columns.DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return new DashboardTable(node.UniqueId, node.Name, RelationValue.Of(node.Relation).InDatabaseOf(project.Target).Print())
        {
            IsKnown = lineage is { IsTyped: true },
            Columns = lineage is { IsTyped: true }
                ? [.. lineage.Columns.Select(column => Column(column.Name, ColumnClasses.Of(column.Type), said.GetValueOrDefault(column.Name)))]
                : [.. node.Columns.Select(column => Column(column.Name, column.DataType is { } type ? ColumnClasses.Of(type) : ColumnClass.Unknown, column))],
        };
    }

    static TableColumn Column(string name, ColumnClass kind, ColumnInfo? said) => new(name, kind, said?.Description ?? "")
    {
        Format = said is null ? null : ColumnMeaning.Format(said, []),
        OrderBy = said is null ? null : ColumnMeaning.OrderBy(said),
    };
}
