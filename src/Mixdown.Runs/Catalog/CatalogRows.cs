namespace Mixdown.Runs.Catalog;

/// <summary>Rows of a table, to look at.</summary>
/// <param name="Columns">In order.</param>
/// <param name="Rows">Values row by row; of a personal column <c>***</c>, where it has one.</param>
public sealed record CatalogRows(IReadOnlyList<RowColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
