namespace Mixdown.Project.Compile.Values;

/// <summary>A truth value for each part of a relation's name.</summary>
readonly record struct RelationParts(bool Database, bool Schema, bool Identifier);
