namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>How the values of a cursor are ordered.</summary>
enum CursorKind
{
    /// <summary>Numbers of any length, with or without decimals.</summary>
    Number,

    /// <summary>Days: 2024-01-31.</summary>
    Date,

    /// <summary>Wall clock readings without a zone.</summary>
    LocalTime,

    /// <summary>Instants: with a zone.</summary>
    Instant,

    /// <summary>Texts, byte by byte; also UUIDs.</summary>
    Text,
}
