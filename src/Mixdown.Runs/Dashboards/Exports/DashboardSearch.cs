using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Finds what a person names: dashboards and tiles by their ids or by their titles.</summary>
static class DashboardSearch
{
    /// <summary>A dashboard.</summary>
    /// <exception cref="MixdownException">MX4100: there is none of that name; MX4175: several are called so.</exception>
    public static Dashboard Find(MixdownProject project, string name)
    {
        var all = project.Manifest.Dashboards;
        if (all.FirstOrDefault(one => one.Id == name) is { } found)
            return found;
        return all.Where(one => Equal(one.Title, name)).ToList() switch
        {
            [var one] => one,
            [] => throw new MixdownException(new Diagnostic("MX4100", $"There is no dashboard '{name}'", Hint: HintFor(name, all))),
            var several => throw new MixdownException(new Diagnostic(
                "MX4175", $"{several.Count} dashboards are called '{name}'", Hint: $"Say which: {string.Join(", ", several.Select(one => one.Id))}.")),
        };
    }

    /// <summary>The id of a tile.</summary>
    /// <exception cref="MixdownException">MX4104: there is none of that name.</exception>
    public static string FindTile(Dashboard dashboard, string name) =>
        (dashboard.Tiles.FirstOrDefault(tile => tile.Id == name) ?? dashboard.Tiles.FirstOrDefault(tile => Equal(tile.Title, name)))?.Id
        ?? throw new MixdownException(ViewStateReader.Unknown(dashboard, name));

    static string HintFor(string name, IReadOnlyList<Dashboard> all) =>
        DidYouMean.Guess(name, all.Select(one => one.Title)) is { } title ? $"Did you mean '{title}'?" : DidYouMean.Hint(name, all.Select(one => one.Id));

    static bool Equal(string title, string name) => string.Equals(title, name, StringComparison.OrdinalIgnoreCase);
}
