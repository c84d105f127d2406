namespace Mixdown.Streams.Live;

/// <summary>How values are added up: what can be gone on with when more of them come.</summary>
public enum LiveAggregation
{
    /// <summary>How many there are.</summary>
    Count,

    /// <summary>How many different ones there are.</summary>
    CountDistinct,

    /// <summary>Their sum; NULL when there are none.</summary>
    Sum,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>Their sum by how many there are.</summary>
    Average,

    /// <summary>How many are true.</summary>
    SumBoolean,
}
