namespace Mixdown.Project.Graph;

/// <summary>Where a node's rows are, as the warehouse's catalog spells it.</summary>
/// <param name="Database">The database (catalog); null where the engine's own is meant.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Identifier">The table or view.</param>
public sealed record RelationName(string? Database, string Schema, string Identifier)
{
    /// <summary><c>schema.identifier</c>, for people.</summary>
    public override string ToString() => $"{Schema}.{Identifier}";
}
