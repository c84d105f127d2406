namespace Mixdown.Streams.Formats.Avro;

/// <summary>How Avro writes a value, with the logical types that change what it means.</summary>
enum AvroKind
{
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Fixed,
    Enum,
    Record,
    Array,
    Map,
    Union,

    /// <summary>Days since 1970, in an int.</summary>
    Date,

    /// <summary>Milliseconds since midnight, in an int.</summary>
    TimeMillis,

    /// <summary>Microseconds since midnight, in a long.</summary>
    TimeMicros,

    /// <summary>A moment: milliseconds since 1970 UTC, in a long.</summary>
    TimestampMillis,

    /// <summary>A moment: microseconds since 1970 UTC, in a long.</summary>
    TimestampMicros,

    /// <summary>A moment: nanoseconds since 1970 UTC, in a long.</summary>
    TimestampNanos,

    /// <summary>What a clock on the wall shows, in milliseconds, in a long.</summary>
    LocalTimestampMillis,

    /// <summary>What a clock on the wall shows, in microseconds, in a long.</summary>
    LocalTimestampMicros,

    /// <summary>A whole number without its decimal point, in bytes.</summary>
    DecimalBytes,

    /// <summary>The same in a fixed.</summary>
    DecimalFixed,

    /// <summary>A UUID, in a fixed of 16 bytes. In a string it is its text.</summary>
    UuidFixed,

    /// <summary>Months, days, milliseconds, in a fixed of 12 bytes.</summary>
    Duration,
}
