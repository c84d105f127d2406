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

    static MixdownException Error(string code, string message, string? hint) => new(new Diagnostic(code, message, Hint: hint));
}
