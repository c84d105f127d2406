using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Bronze;

/// <summary>Where the lake of a target is.</summary>
/// <param name="Own">Where its loads write, and what they have written.</param>
public sealed record LakePlaces(IObjectStore Own)
{
    /// <summary>Another target's lake, from which the tables come that this one has not loaded itself; null for most.</summary>
    public ReadOnlyObjectStore? Shared { get; init; }

    /// <summary>Opens the folders and buckets of tables that are read where they are; null where there are none.</summary>
    public IObjectStores? Stores { get; init; }

    /// <summary>Their relative paths are relative to it.</summary>
    public string ProjectFolder { get; init; } = "";
}
