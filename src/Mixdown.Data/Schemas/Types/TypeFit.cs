namespace Mixdown.Data.Schemas.Types;

/// <summary>How a source's values fit the type that they get in the lake.</summary>
public enum TypeFit
{
    /// <summary>Every value does.</summary>
    Exact,

    /// <summary>Nearly every value does; the others are NULL there, with their text in <c>_mx_rescued</c>: <c>infinity</c> as a
    /// date, more digits than a decimal has.</summary>
    Rescued,

    /// <summary>The column is text and holds what the source prints.</summary>
    Text,

    /// <summary>Microseconds are in the column, and the whole nanoseconds below them (0 to 999) in a column beside it, called as
    /// it is and <c>_ns</c>.</summary>
    Nanoseconds,
}
