namespace Mixdown.Runs.Dashboards.Saving;

/// <summary>A key of a tile's YAML.</summary>
/// <param name="Key">The key, such as <c>x</c>, <c>sort</c> or <c>limit</c>.</param>
/// <param name="Values">Its value, or the items of its list.</param>
public sealed record TileEntry(string Key, IReadOnlyList<string> Values);
