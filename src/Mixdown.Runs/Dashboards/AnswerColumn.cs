using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards;

/// <summary>A column of an answer.</summary>
/// <param name="Meaning">What it shows.</param>
/// <param name="Type">What its values are.</param>
public sealed record AnswerColumn(TileColumn Meaning, AnswerType Type);
