namespace Mixdown.Engines;

/// <summary>A small answer, whole in memory.</summary>
/// <param name="Columns">Names and the engine's type names, in order.</param>
/// <param name="Rows">Values: null, bool, long, double, decimal (beyond it <see cref="System.Numerics.BigInteger"/>, or the text of a fraction), string,
/// <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/> (no zone), <see cref="DateTimeOffset"/> (instants, UTC),
/// byte[], <see cref="Guid"/>, lists as object?[], structs and maps as ordered dictionaries.</param>
public sealed record ResultTable(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<object?[]> Rows);
