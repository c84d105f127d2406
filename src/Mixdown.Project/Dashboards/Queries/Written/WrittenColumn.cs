namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>A column of a query that a person wrote.</summary>
/// <param name="Sql">What the tile takes of the query.</param>
/// <param name="Column">What pages are told.</param>
sealed record WrittenColumn(string Sql, TileColumn Column);
