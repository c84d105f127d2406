using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Embedding;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Checks;

/// <summary>Finds the tiles that embeds will not show, since a filter that every link locks does not reach all that they read.</summary>
/// <param name="project">The project.</param>
/// <param name="tiles">Writes tiles.</param>
/// <param name="settings">Which dashboards are embedded, with which locks.</param>
sealed class EmbedCheck(MixdownProject project, TileCompiler tiles, EmbedSettings settings)
{
    public IEnumerable<Diagnostic> Run() => settings.Dashboards
        .Where(embedded => embedded.Locks.Count > 0)
        .SelectMany(embedded => Of(project.Manifest.Dashboards.First(one => one.Id == embedded.Id), embedded.Locks));

    IEnumerable<Diagnostic> Of(Dashboard dashboard, IReadOnlyList<string> locks)
    {
        var state = TileCheck.Plain with
        {
            Locked = locks.ToHashSet(StringComparer.Ordinal),
            Filters = locks.ToDictionary(name => name, name => (IReadOnlyList<string>)[AnyOf(dashboard, name)], StringComparer.Ordinal),
        };
        foreach (var tile in dashboard.Tiles)
        {
            foreach (var problem in tiles.Compile(dashboard, tile, state).Problems.Where(problem => problem.Code == "MX1774"))
                yield return new Diagnostic("MX1779", $"Embeds do not show '{tile.Title}': {problem.Message}", tile.At, problem.Hint, Severity.Warning);
        }
    }

    /// <summary>A value that a filter can have, whatever there is: rows without one, and of a time all of it.</summary>
    string AnyOf(Dashboard dashboard, string name)
    {
        var found = new List<Diagnostic>();
        var filter = dashboard.Filters.FirstOrDefault(one => one.Name == name);
        if (filter is null || dashboard.Tiles.FirstOrDefault() is not { } first || tiles.ContextOf(dashboard, first, TileCheck.Plain, found) is not { } context)
            return "";
        return new NarrowingReader(context).ColumnOf(filter) is { } column && (column.Table.Find(column.Name)?.Class ?? ColumnClass.Unknown).IsTime() ? "all time" : "";
    }
}
