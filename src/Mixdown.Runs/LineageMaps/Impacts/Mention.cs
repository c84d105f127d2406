namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>A place that names a column.</summary>
/// <param name="Node">The id of the node that has the place.</param>
/// <param name="What">What is there: the name of a metric, the title of a tile.</param>
/// <param name="Place"><c>file:line</c>.</param>
sealed record Mention(string Node, string What, string Place);
