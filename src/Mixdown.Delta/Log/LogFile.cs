using System.Globalization;
using Mixdown.Data.Storage;

namespace Mixdown.Delta.Log;

/// <summary>A file of the log that this library reads, told by its name.</summary>
/// <param name="Version">The version that it makes (a commit) or holds (a checkpoint).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Part">For a checkpoint in parts, which one, from 1; otherwise 1.</param>
/// <param name="Parts">How many parts the checkpoint has; otherwise 1.</param>
/// <param name="Object">What the listing says of it.</param>
readonly record struct LogFile(long Version, LogFileKind Kind, int Part, int Parts, ObjectInfo Object)
{
    /// <summary>Relative to the store.</summary>
    public string Path => Object.Path;

    /// <summary>When it was written.</summary>
    public DateTimeOffset Modified => Object.Modified;

    /// <summary>What a checkpoint with an id in its name is called beside others of its version; empty for the rest.</summary>
    public string Id { get; init; } = "";

    const int Digits = 20;
    const int PartDigits = 10;

    /// <summary>The name of a commit; names sort as versions do.</summary>
    public static string CommitName(long version) => Padded(version) + ".json";

    /// <summary>The name of a checkpoint in one file.</summary>
    public static string CheckpointName(long version) => Padded(version) + ".checkpoint.parquet";

    /// <summary>A name that sorts before every file of a version and after every file of the version before.</summary>
    public static string Before(long version) => Padded(version);

    /// <summary>What a file is by its name (without folders); null for everything that a snapshot does not need: checksums,
    /// compacted logs, folders of other features.</summary>
    public static LogFile? Parse(string name, ObjectInfo found)
    {
        if (name.Length <= Digits || !TryNumber(name.AsSpan(0, Digits), out var version))
            return null;
        return name[Digits..] switch
        {
            ".json" => new LogFile(version, LogFileKind.Commit, 1, 1, found),
            ".checkpoint.parquet" => new LogFile(version, LogFileKind.Checkpoint, 1, 1, found),
            ".crc" => new LogFile(version, LogFileKind.Checksum, 1, 1, found),
            var rest => ParseCheckpoint(rest.Split('.'), version, found),
        };
    }

    static LogFile? ParseCheckpoint(string[] words, long version, ObjectInfo found) =>
        ParsePart(words) is var (part, parts)
            ? new LogFile(version, LogFileKind.Checkpoint, part, parts, found)
            : words is ["", "checkpoint", var id, "parquet" or "json"] && Guid.TryParseExact(id, "D", out _)
                ? new LogFile(version, LogFileKind.Checkpoint, 1, 1, found) { Id = id } : null;

    /// <summary><c>.checkpoint.0000000001.0000000003.parquet</c>, split at its dots.</summary>
    static (int Part, int Parts)? ParsePart(string[] words) =>
        words is ["", "checkpoint", { Length: PartDigits } part, { Length: PartDigits } parts, "parquet"]
        && TryNumber(part, out var number) && TryNumber(parts, out var count) && number >= 1 && number <= count && count <= int.MaxValue
            ? ((int)number, (int)count) : null;

    static bool TryNumber(ReadOnlySpan<char> digits, out long value) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    static string Padded(long version) => version.ToString("D20", CultureInfo.InvariantCulture);
}
