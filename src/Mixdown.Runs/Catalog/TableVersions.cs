using Mixdown.Runs.Catalog.Lake;

namespace Mixdown.Runs.Catalog;

/// <summary>What became of a table.</summary>
/// <param name="Lake">Its versions in the lake, the newest first; empty where it is not there.</param>
/// <param name="Publishes">Its publishes in the warehouse, the newest first.</param>
/// <param name="IsCut">Whether there are older ones.</param>
public sealed record TableVersions(IReadOnlyList<LakeVersion> Lake, IReadOnlyList<TablePublish> Publishes, bool IsCut);
