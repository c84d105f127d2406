namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>A query that a person wrote, without its templates.</summary>
/// <param name="Sql">What the engine gets.</param>
/// <param name="Reads">The unique ids of what it refers to.</param>
sealed record ReadSql(string Sql, IReadOnlyList<string> Reads);
