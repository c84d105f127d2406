using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>A table that a run is done with.</summary>
/// <param name="Bronze">As the run leaves it.</param>
/// <param name="Load">What the run did.</param>
sealed record LoadedTable(BronzeTable Bronze, TableLoad Load);
