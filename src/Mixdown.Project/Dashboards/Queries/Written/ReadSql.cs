using Mixdown.Project.Compile;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>A query that a person wrote, without its templates.</summary>
/// <param name="Sql">What the engine gets.</param>
/// <param name="Reads">The unique ids of what it refers to.</param>
/// <param name="Compiled">Where each part of it comes from.</param>
sealed record ReadSql(string Sql, IReadOnlyList<string> Reads, CompiledNode Compiled);
