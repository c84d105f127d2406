namespace Mixdown.Runs.Quality;

/// <summary>A rejected record.</summary>
/// <param name="File">The source file, or the partition of a stream.</param>
/// <param name="Line">Where the record starts; of a stream its offset.</param>
/// <param name="Code">Why, as a code of the manual.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Raw">Its text, with U+FFFD for bytes that are none; null when it was not kept, and when the table has personal columns.</param>
/// <param name="At">When it was rejected.</param>
public sealed record QuarantineRecord(string File, long Line, string Code, string Reason, string? Raw, DateTimeOffset? At);
