namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>What a link that is good lets somebody see.</summary>
/// <param name="Claims">What it says.</param>
/// <param name="Signature">Tells links apart, and is worth nothing to who reads it.</param>
public sealed record EmbedGrant(EmbedClaims Claims, string Signature)
{
    /// <summary>Origins whose pages may frame it.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Requests a second that are answered under it.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>What is asked of the dashboard.</summary>
    /// <param name="query">The page's query string.</param>
    /// <param name="tiles">The tiles that are wanted; empty for all.</param>
    public DashboardAsk Ask(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> query, IReadOnlyList<string> tiles) =>
        new(Claims.Dashboard, query) { Tiles = tiles, Limits = Claims.Limits };
}
