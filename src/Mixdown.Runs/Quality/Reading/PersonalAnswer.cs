using Mixdown.Project;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>Which columns of the rows that a check finds are personal: those of the tables that it reads which are tagged <c>pii</c>, and
/// what dbt's generic tests call the column that they are about.</summary>
sealed class PersonalAnswer
{
    static readonly string[] Renamed = ["unique_field", "value_field", "from_field"];

    readonly HashSet<string> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="project">Has the tables.</param>
    /// <param name="check">The check.</param>
    public PersonalAnswer(MixdownProject project, ProjectNode check)
    {
        foreach (var id in check.DependsOn)
            _columns.UnionWith(Of(project, id));
        if (check.Check?.Column is { } column && _columns.Contains(column))
            _columns.UnionWith(Renamed);
    }

    /// <summary>Whether the values of a column are hidden.</summary>
    public bool Has(string column) => _columns.Contains(column);

    /// <summary>The personal columns that a node declares.</summary>
    public static IEnumerable<string> Of(MixdownProject project, string id)
    {
        if (!project.Graph.TryGet(id, out var node))
            return [];
        var columns = node switch { ProjectNode own => own.Columns, SourceTable source => source.Columns, _ => [] };
        return columns.Where(Mixdown.Runs.Catalog.Facts.PersonalColumns.IsTagged).Select(column => column.Name);
    }
}
