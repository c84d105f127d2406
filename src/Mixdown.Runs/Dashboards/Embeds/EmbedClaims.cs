using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What a link says: which dashboard it shows, what of it, and how long.</summary>
/// <param name="Dashboard">The dashboard's id.</param>
/// <param name="IssuedAt">When it was signed.</param>
/// <param name="Expires">When it is no longer good.</param>
public sealed record EmbedClaims(string Dashboard, DateTimeOffset IssuedAt, DateTimeOffset Expires)
{
    /// <summary>What is shown of it, and what of that can be changed.</summary>
    public ViewLimits Limits { get; init; } = new();
}
