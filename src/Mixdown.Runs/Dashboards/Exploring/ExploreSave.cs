namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>A draft that is to stand in a file of <c>dashboards/</c>.</summary>
/// <param name="Title">What stands above the tile.</param>
/// <param name="Draft">The tile.</param>
public sealed record ExploreSave(string Title, ExploreDraft Draft)
{
    /// <summary>The id of the dashboard that gets it; null for a new one.</summary>
    public string? Dashboard { get; init; }

    /// <summary>The title of a new dashboard; null for one that is there.</summary>
    public string? NewDashboard { get; init; }

    /// <summary>The hash of the file as its preview was made of it: nothing is saved into a file that has changed since. Not needed for
    /// a preview.</summary>
    public string? Hash { get; init; }
}
