namespace Mixdown.Ingest.Sources.Ado.Fields;

/// <summary>What of a value a column of the lake takes.</summary>
enum AdoPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Its microseconds; what lies below is in the next column.</summary>
    Microseconds,

    /// <summary>The nanoseconds below the microsecond.</summary>
    Nanoseconds,
}
