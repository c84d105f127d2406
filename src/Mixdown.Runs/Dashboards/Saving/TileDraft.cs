namespace Mixdown.Runs.Dashboards.Saving;

/// <summary>A tile that a person put together, before it stands in a file.</summary>
/// <param name="Kind">The word for its kind, such as <c>bar</c>.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Entries">The rest of it, in the order in which it is written.</param>
public sealed record TileDraft(string Kind, string Title, IReadOnlyList<TileEntry> Entries);
