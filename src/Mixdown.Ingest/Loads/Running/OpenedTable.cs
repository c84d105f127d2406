using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>A table whose state is known, ready to be loaded.</summary>
/// <param name="Table">At its source.</param>
/// <param name="Bronze">In the lake.</param>
sealed record OpenedTable(ILoadTable Table, BronzeTable Bronze)
{
    /// <summary>The load of a run that died which was finished just now; null when there was none.</summary>
    public LoadState? Recovered { get; init; }

    /// <summary>Why its state is not known; null when it is.</summary>
    public MixdownException? Failure { get; init; }
}
