using Mixdown.Data.Storage;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Ingest.Sources;

/// <summary>What a source works with.</summary>
/// <param name="ProjectFolder">Relative paths are relative to it.</param>
/// <param name="Stores">Opens folders and buckets.</param>
/// <param name="ScratchFolder">For files of one run; emptied by its owner.</param>
/// <param name="Clock">The time, and the delays between attempts.</param>
sealed record SourceHost(string ProjectFolder, IObjectStores Stores, string ScratchFolder, TimeProvider Clock)
{
    /// <summary>Opens a session of the engine that writes the rows: for sources whose files it reads itself.</summary>
    public Func<DuckDbSession>? OpenSession { get; init; }

    /// <summary>The environment, for what a source has to name at its server.</summary>
    public string Target { get; init; } = "";

    /// <summary>The load's name, likewise.</summary>
    public string Load { get; init; } = "";
}
