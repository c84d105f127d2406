namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>What would miss a column.</summary>
public enum ImpactKind
{
    /// <summary>A model, a snapshot: its SQL names the column.</summary>
    Model,

    /// <summary>A check of the column, or one that names it.</summary>
    Check,

    /// <summary>A metric.</summary>
    Metric,

    /// <summary>A filter of a dashboard.</summary>
    Filter,

    /// <summary>A tile of a dashboard.</summary>
    Tile,

    /// <summary>A use outside the project.</summary>
    Exposure,
}
