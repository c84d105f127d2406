namespace Mixdown.Runs.Live.Feeds;

/// <summary>A column of a live table.</summary>
/// <param name="Name">As queries name it.</param>
/// <param name="Type">DuckDB's name of its type, for example <c>DECIMAL(18,2)</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Merge">For a metric: how its values of several rows become one.</param>
public sealed record FeedColumn(string Name, string Type, FeedRole Role, FeedMerge Merge = FeedMerge.None);
