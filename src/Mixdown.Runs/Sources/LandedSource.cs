using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Runs.Sources;

/// <summary>What a load or a stream has put into the lake.</summary>
/// <param name="Name">Its name, and the dbt source's.</param>
/// <param name="Schema">Where its tables are in the warehouse.</param>
/// <param name="Tables">Quarantines among them.</param>
sealed record LandedSource(string Name, string Schema, IReadOnlyList<LakeTable> Tables)
{
    /// <summary>The load; null for a stream.</summary>
    public LoadDefinition? Load { get; init; }

    /// <summary>Tables that are to come, of which the columns are known; none for a load.</summary>
    public IReadOnlyList<PromisedTable> Promised { get; init; } = [];
}
