using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>What can be wrong with a log of events.</summary>
static class LogErrors
{
    const int DiskIsFull = 28, QuotaIsFull = 122;

    /// <summary>A write that did not come to its end was taken out.</summary>
    public static Diagnostic Torn(string file, long position, long bytes, string? copy) => new(
        "MX2430", $"The last {bytes} bytes of {file}, from byte {position} on, were cut: they were being written when the process or the machine stopped",
        Hint: copy is null ? "Nobody was told that they were kept, so nothing is lost." : $"They are kept in {copy}: if the machine did not lose its power, look at its disk.",
        Severity: Severity.Warning);

    /// <summary>Another process writes the log.</summary>
    public static Diagnostic Taken(string folder, string? owner) => new(
        "MX2431", $"{owner ?? "Another process"} writes the log in {folder}", Hint: "Stop it, or give it the events over HTTP.");

    /// <summary>Bytes of a file are not what was written.</summary>
    public static Diagnostic Damaged(string file, long position) => new(
        "MX2432", $"{file} is damaged at byte {position}: its checksum is wrong",
        Hint: "Get the file back from a backup, or give up the records there with 'on_gap: record'. Look at the disk.");

    /// <summary>Records between two files are missing.</summary>
    public static Diagnostic Missing(TopicPartition partition, long from, long to) => new(
        "MX2433", $"The log of {partition} has no records from offset {from} to {to - 1}: a file is missing, or is shorter than it was",
        Hint: "Get the file back from a backup, or give up the records with 'on_gap: record'.");

    /// <summary>The disk refuses.</summary>
    public static Diagnostic Refused(string folder, Exception cause) => new(
        "MX2434", $"The log in {folder} cannot be written: {cause.Message}", Hint: "Look at the disk; nothing was acknowledged that is not on it.");

    /// <summary>The disk is full.</summary>
    public static Diagnostic Full(string folder, long bytes) => new(
        "MX2435", bytes > 0 ? $"The disk is full: {bytes} bytes did not go into {folder}" : $"The disk is full: the log in {folder} cannot be opened", Hint: "Make room; it goes on by itself. Until then events are refused, none is lost.");

    /// <summary>The log is as large as it may be, and nobody has read it.</summary>
    public static Diagnostic Behind(string folder, long bytes) => new(
        "MX2436", $"The log in {folder} holds {bytes} bytes that are not committed yet; it may not grow further",
        Hint: "Run 'mixdown stream run' so that they are read, or raise 'retention: { bytes: … }'.");

    /// <summary>Records go that nobody has read.</summary>
    public static Diagnostic Dropped(TopicPartition partition, long from, long to) => new(
        "MX2437", $"Records {from} to {to - 1} of {partition} were deleted before they were committed: the log reached its 'hard_limit'",
        Hint: "Raise 'hard_limit', or look why the stream is behind.", Severity: Severity.Warning);

    /// <summary>A request is larger than a frame can be.</summary>
    public static Diagnostic TooLarge(long bytes) => new(
        "MX2438", $"{bytes} bytes are more than one write of the log takes ({FrameHeader.MaxBody / 2})", Hint: "Write in smaller batches.");

    /// <summary>Nothing is taken any more.</summary>
    public static Diagnostic Closed(string folder) => new("MX2439", $"The log in {folder} is closed", Hint: "Start 'mixdown stream run' again.");

    /// <summary>Whether the disk, or what one may use of it, is full.</summary>
    public static bool IsFull(IOException problem) => problem.HResult is DiskIsFull or QuotaIsFull;

    /// <summary>The log cannot be opened.</summary>
    public static MixdownException Unable(string folder, Exception problem) =>
        new(problem is IOException disk && IsFull(disk) ? Full(folder, 0) : Refused(folder, problem), problem) { IsTransient = true };
}
