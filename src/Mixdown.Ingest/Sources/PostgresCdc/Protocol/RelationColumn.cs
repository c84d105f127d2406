namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>A column of a relation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsKey">Whether it belongs to the replica identity.</param>
/// <param name="TypeId">Its type's number in the server's catalog.</param>
/// <param name="TypeModifier">Length, or precision and scale, as the catalog has it; -1 for none.</param>
readonly record struct RelationColumn(string Name, bool IsKey, uint TypeId, int TypeModifier);
