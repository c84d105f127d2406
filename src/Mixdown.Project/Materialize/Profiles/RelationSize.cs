namespace Mixdown.Project.Materialize.Profiles;

/// <summary>What a warehouse knows of a table's size without reading it.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Table">Its name.</param>
/// <param name="Rows">Rows, as the engine guesses; null of a view, and where it has no guess.</param>
/// <param name="Bytes">Bytes on disk; null where only <see cref="RelationSizes.Bytes"/> tells.</param>
public sealed record RelationSize(string Schema, string Table, long? Rows, long? Bytes);
