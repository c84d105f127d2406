namespace Mixdown.Runs.Catalog;

/// <summary>The SQL of a node.</summary>
/// <param name="File">The file that holds it.</param>
/// <param name="Raw">As it is written, with Jinja.</param>
/// <param name="Compiled">As the engine gets it; null where it cannot be made now.</param>
/// <param name="Problem">Why not; null: it can.</param>
public sealed record CatalogSql(string File, string Raw, string? Compiled, string? Problem);
