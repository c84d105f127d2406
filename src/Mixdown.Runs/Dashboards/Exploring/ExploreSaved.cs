namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>Where a draft stands now.</summary>
/// <param name="Dashboard">The dashboard's id.</param>
/// <param name="Tile">The tile's id.</param>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="Address">The tile's page. It is there as soon as the project was read anew.</param>
public sealed record ExploreSaved(string Dashboard, string Tile, string File, string Address);
