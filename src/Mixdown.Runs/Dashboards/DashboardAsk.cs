using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Runs.Dashboards;

/// <summary>What a page asks of a dashboard.</summary>
/// <param name="Dashboard">Its id.</param>
/// <param name="Query">The page's query string: what the viewer chose.</param>
public sealed record DashboardAsk(string Dashboard, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Query)
{
    /// <summary>The ids of the tiles that are wanted; empty for all.</summary>
    public IReadOnlyList<string> Tiles { get; init; } = [];

    /// <summary>What whoever asks may not see and change; null: it is somebody of the house.</summary>
    public ViewLimits? Limits { get; init; }
}
