using Mixdown.Data.Naming;

namespace Mixdown.Runs.Catalog.Lake;

/// <summary>What the log of a lake table says of its newest version.</summary>
/// <param name="Table">The table.</param>
/// <param name="Version">The version.</param>
/// <param name="CommittedAt">When.</param>
/// <param name="Rows">Its rows; null where a writer left no counts.</param>
/// <param name="Bytes">Bytes of its files.</param>
sealed record LakeState(TableName Table, long Version, DateTimeOffset CommittedAt, long? Rows, long Bytes);
