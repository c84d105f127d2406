namespace Mixdown.Project.Artifacts;

/// <summary>A column as the warehouse has it, with what it says of the table.</summary>
/// <param name="Schema">The table's schema.</param>
/// <param name="Table">The table's name.</param>
/// <param name="TableType">The engine's word: <c>BASE TABLE</c>, <c>VIEW</c>, <c>MATERIALIZED VIEW</c>.</param>
/// <param name="TableComment">null for none.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Index">Its place, from 1.</param>
/// <param name="Type">The engine's name of its type.</param>
/// <param name="Comment">null for none.</param>
/// <param name="Owner">The table's owner; null where the engine has none.</param>
public sealed record CatalogColumn(
    string Schema, string Table, string TableType, string? TableComment, string Name, long Index, string Type, string? Comment, string? Owner);
