using Mixdown.Data.Diagnostics;

namespace Mixdown.Delta;

/// <summary>The diagnostics of the lake, each code in one place.</summary>
static class DeltaErrors
{
    public static MixdownException NoTable(string table) => Error(
        "MX2811", $"There is no Delta table in {table}", "Load something into it first, or check the path.");

    public static MixdownException NoSuchVersion(string table, long version, long first, long last) => Error(
        "MX2812", $"Version {version} of {table} is not there: the log goes from {first} to {last}", $"Use a version from {first} to {last}.");

    public static MixdownException NothingBefore(string table, DateTimeOffset at, DateTimeOffset first) => Error(
        "MX2813", $"{table} has no version of {at:u}: its log begins at {first:u}", "Use a later time.");

    public static MixdownException MissingCommit(string table, string file, long version) => Error(
        "MX2814", $"The log of {table} has a gap: version {version} ({file}) is missing",
        $"Put the file back, or read an earlier version{(version > 0 ? $" (up to {version - 1})" : "")}.");

    public static MixdownException BrokenCommit(string file, int line, long version, string why) => new(new Diagnostic(
        "MX2815", $"Version {version} of the log is broken: {why}", new SourceSpan(file, line, 1, 1),
        version > 0 ? $"Restore the file from a copy; versions up to {version - 1} can still be read." : "Restore the file from a copy."));

    public static MixdownException BrokenCheckpoint(string file, string why) => Error(
        "MX2816", $"The checkpoint {file} is broken: {why}",
        "Delete this file if the commits before it are still there; otherwise restore it from a copy.");

    public static MixdownException IncompleteSnapshot(string table, long version, string missing) => Error(
        "MX2817", $"Version {version} of {table} has no {missing} action", "The log was not written by a Delta writer, or a part of it is lost.");

    public static MixdownException UnknownReaderFeature(string table, string feature) => Error(
        "MX2818", $"{table} needs the reader feature '{feature}', which Mixdown does not have",
        "Drop the feature with the program that set it, or read the table there.");

    public static MixdownException UnknownWriterFeature(string table, string feature) => Error(
        "MX2819", $"{table} needs the writer feature '{feature}', which Mixdown does not have: it can be read, not written",
        "Write it with the program that set the feature, or load into a new table.");

    public static MixdownException UnknownType(string column, string type) => Error(
        "MX2820", $"The column '{column}' has the type {type}, which Mixdown does not know", "Leave the column out of the table.");

    public static MixdownException BrokenSchema(string why) => Error(
        "MX2821", $"The schema in the log is broken: {why}", "Restore the log from a copy.");

    public static MixdownException DuplicateColumn(string name) => Error(
        "MX2822", $"There are two columns '{name}': Delta tables do not tell upper and lower case apart", "Rename one of them.");

    public static MixdownException AppendOnly(string table) => Error(
        "MX2823", $"{table} is append-only (delta.appendOnly): no row may leave it", "Unset the property, or load with 'append'.");

    public static MixdownException Refused(string table, string why) => Error("MX2824", $"{table} cannot be written: {why}", null);

    public static MixdownException BrokenDeletionVector(string table, string file, string why) => Error(
        "MX2850", $"{table}: which rows of {file} are deleted cannot be told: {why}",
        "Restore the deletion vector's file from a copy, or read a version before the rows were deleted.");

    public static MixdownException BrokenMapping(string why) => Error(
        "MX2851", $"What the columns are called in the files cannot be told (column mapping): {why}", "Restore the log from a copy.");

    public static MixdownException BrokenPartition(string file, string column, string why) => Error(
        "MX2852", $"The file {file} belongs to no partition that can be read: in the column '{column}' {why}", "Restore the log from a copy.");

    public static MixdownException FilesGone(string table, long version, IReadOnlyList<string> files) => Error(
        "MX2870", $"Version {version} of {table} cannot come back: {files.Count} of its data files are deleted: {Some(files)}",
        "A vacuum deleted them. Restore a later version, or put the files back from a copy.");

    public static MixdownException RetentionTooShort(string table, TimeSpan asked, TimeSpan? own) => Error(
        "MX2871",
        own is { } least
            ? $"{table} keeps files for {Days(least)} after they left it, and {Days(asked)} is less"
            : $"{table} keeps files for ever: its delta.deletedFileRetentionDuration is no time span",
        "Readers that are under way, and older versions, need them. Use a longer time, or '--force'.");

    public static MixdownException Disturbed(string table, string why) => new(new Diagnostic(
        "MX2872", $"Others write to {table} all the time: {why}", Hint: "Run it again."))
    {
        IsTransient = true,
    };

    public static MixdownException NoManifest(string table, string why) => Error(
        "MX2873", $"{table} cannot be read through lists of its files: {why}", null);

    static string Some(IReadOnlyList<string> files) =>
        string.Join(", ", files.Take(5)) + (files.Count > 5 ? $" and {files.Count - 5} more" : "");

    static string Days(TimeSpan time) => time.TotalHours < 48
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalHours:0.##} h")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalDays:0.##} days");

    static MixdownException Error(string code, string message, string? hint) => new(new Diagnostic(code, message, Hint: hint));
}
