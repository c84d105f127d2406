using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Embedding;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Holds what a link says against the dashboard as it is now: a filter that was renamed locks nothing any more, so that the link
/// shows nothing any more.</summary>
/// <param name="project">The project.</param>
/// <param name="settings">What it says of links.</param>
sealed class EmbedFit(MixdownProject project, EmbedSettings settings)
{
    /// <summary>What does not fit; empty: all does.</summary>
    public IReadOnlyList<Diagnostic> Of(EmbedClaims claims)
    {
        if (project.Manifest.Dashboards.FirstOrDefault(one => one.Id == claims.Dashboard) is not { } dashboard)
            return [new Diagnostic("MX4100", $"There is no dashboard '{claims.Dashboard}'", Hint: DidYouMean.Hint(claims.Dashboard, project.Manifest.Dashboards.Select(one => one.Id)))];
        if (settings.Find(dashboard.Id) is not { } embedded)
            return [new Diagnostic("MX4181", $"The dashboard '{dashboard.Id}' is not among those that links may show", Hint: $"Add '{dashboard.Id}' to 'embeds: dashboards:' in mixdown.yml.")];
        return [.. Tiles(dashboard, claims), .. Filters(dashboard, claims), .. Parameters(dashboard, claims), .. Missing(embedded, claims)];
    }

    static IEnumerable<Diagnostic> Tiles(Dashboard dashboard, EmbedClaims claims)
    {
        if (claims.Limits.Tile is { } tile && !dashboard.Tiles.Any(one => one.Id == tile))
            yield return Unknown(dashboard, "tile", tile, dashboard.Tiles.Select(one => one.Id));
    }

    static IEnumerable<Diagnostic> Filters(Dashboard dashboard, EmbedClaims claims)
    {
        var known = dashboard.Filters.Select(filter => filter.Name).ToList();
        foreach (var name in claims.Limits.Filters.Keys.Concat(claims.Limits.OpenFilters).Where(name => !known.Contains(name, StringComparer.Ordinal)))
            yield return Unknown(dashboard, "filter", name, known);
        foreach (var name in claims.Limits.OpenFilters.Where(claims.Limits.Filters.ContainsKey))
            yield return Both("filter", name);
    }

    static IEnumerable<Diagnostic> Parameters(Dashboard dashboard, EmbedClaims claims)
    {
        var known = dashboard.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var name in claims.Limits.Parameters.Keys.Concat(claims.Limits.OpenParameters).Where(name => !known.Contains(name, StringComparer.Ordinal)))
            yield return Unknown(dashboard, "parameter", name, known);
        foreach (var name in claims.Limits.OpenParameters.Where(claims.Limits.Parameters.ContainsKey))
            yield return Both("parameter", name);
        foreach (var (name, choice) in claims.Limits.Parameters)
        {
            if (dashboard.Parameters.FirstOrDefault(one => one.Name == name) is { } parameter && !parameter.Choices.Contains(choice, StringComparer.Ordinal))
                yield return new Diagnostic("MX4182", $"'{choice}' is none of the choices of '{name}'", Hint: DidYouMean.Hint(choice, parameter.Choices));
        }
    }

    static IEnumerable<Diagnostic> Missing(EmbeddedDashboard embedded, EmbedClaims claims) => embedded.Locks
        .Where(name => !claims.Limits.Filters.ContainsKey(name))
        .Select(name => new Diagnostic("MX4183", $"Links to '{embedded.Id}' have to lock the filter '{name}'", Hint: $"Say its value: --lock {name}=VALUE, or the claim \"lock\": {{ \"{name}\": [\"VALUE\"] }}."));

    static Diagnostic Unknown(Dashboard dashboard, string what, string name, IEnumerable<string> known) => new(
        "MX4182", $"The dashboard '{dashboard.Id}' has no {what} '{name}'", Hint: DidYouMean.Hint(name, known));

    static Diagnostic Both(string what, string name) => new("MX4182", $"The {what} '{name}' is both locked and open", Hint: "Leave one of them.");
}
