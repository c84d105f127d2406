namespace Mixdown.Ingest.Loads;

/// <summary>How the load of one table ended.</summary>
public enum LoadOutcome
{
    /// <summary>Rows came in, in one commit.</summary>
    Loaded,

    /// <summary>The source has nothing that is not loaded yet.</summary>
    UpToDate,

    /// <summary>Nothing of this run is in the table.</summary>
    Failed,

    /// <summary>The schema contract passes the table over.</summary>
    Skipped,
}
