namespace Mixdown.Ingest.Sources.Values;

/// <summary>How dates are written where they are not ISO 8601: the key <c>dates</c>. ISO dates are read under each.</summary>
public enum DateOrder
{
    /// <summary>2024-01-31 only.</summary>
    Iso,

    /// <summary>31/01/2024, 31-01-2024, 31.01.2024.</summary>
    Dmy,

    /// <summary>01/31/2024, 01-31-2024, 01.31.2024.</summary>
    Mdy,
}
