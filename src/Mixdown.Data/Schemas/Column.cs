using System.Collections.Immutable;

namespace Mixdown.Data.Schemas;

/// <summary>A named, typed column.</summary>
/// <param name="Name">As the source spells it. Unique in its table without regard to case.</param>
/// <param name="Type">Its type in the lake.</param>
/// <param name="Nullable">Whether it may hold NULL; bronze columns always may.</param>
public sealed record Column(string Name, DataType Type, bool Nullable = true)
{
    /// <summary>Facts carried in the Delta log's column metadata, such as <c>mx.type</c>, the type at the source.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether name, type, nullability and every fact are equal.</summary>
    public bool Equals(Column? other) =>
        other is not null && Name == other.Name && Type == other.Type && Nullable == other.Nullable
        && Metadata.SequenceEqual(other.Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Nullable, Metadata.Count);
}
