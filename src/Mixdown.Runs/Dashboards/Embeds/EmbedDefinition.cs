using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What an embedded page needs before any of its tiles is answered.</summary>
/// <param name="Dashboard">The dashboard as far as the link shows it.</param>
/// <param name="Expires">When the link is no longer good.</param>
/// <param name="Origins">The pages that are told how high the embed is.</param>
public sealed record EmbedDefinition(DashboardDefinition Dashboard, DateTimeOffset Expires, IReadOnlyList<string> Origins)
{
    /// <summary>The only tile that is shown; null: all of them.</summary>
    public string? Tile { get; init; }
}
