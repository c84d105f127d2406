namespace Mixdown.Ingest.Evolution;

/// <summary>What the text of a value looks like.</summary>
enum ValueKind
{
    /// <summary>A word for nothing: n/a, null, none, unknown, -, ?.</summary>
    Nothing,

    /// <summary>A whole number without leading zeros that fits 64 bits.</summary>
    Whole,

    /// <summary>A whole number of up to 38 digits that does not fit 64 bits.</summary>
    Huge,

    /// <summary>A number with decimals.</summary>
    Fixed,

    /// <summary>A number with an exponent.</summary>
    Exponent,

    /// <summary>Digits that are a code: leading zeros, a leading plus, more than 38 digits.</summary>
    Code,

    /// <summary>true or false.</summary>
    Truth,

    /// <summary>A date of the declared order, or ISO 8601.</summary>
    Date,

    /// <summary>Digits in the form of a date that the declared order does not read: 31/01/2024.</summary>
    OtherDate,

    /// <summary>A timestamp without a zone.</summary>
    LocalTime,

    /// <summary>A timestamp with a zone.</summary>
    Instant,

    /// <summary>An object, with fields.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>Anything else.</summary>
    Text,
}
