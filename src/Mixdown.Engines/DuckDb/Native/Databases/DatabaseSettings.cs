using System.Collections.Immutable;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>What an instance is opened with. Two opens of one file must ask for the same.</summary>
/// <param name="Values">DuckDB's configuration options by their names.</param>
sealed record DatabaseSettings(ImmutableSortedDictionary<string, string> Values)
{
    internal static readonly DatabaseSettings None = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Whether the threads of the instance give way to all others. What an instance has it has from who opens it first.</summary>
    internal bool HasYieldingWorkers { get; init; }

    internal bool IsReadOnly =>
        Values.TryGetValue("access_mode", out var mode) && mode.Equals("READ_ONLY", StringComparison.OrdinalIgnoreCase);

    public bool Equals(DatabaseSettings? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Values.Count, HashCode.Combine);

    public override string ToString() =>
        Values.Count == 0 ? "the defaults" : string.Join(", ", Values.Select(option => $"{option.Key}={option.Value}"));
}
