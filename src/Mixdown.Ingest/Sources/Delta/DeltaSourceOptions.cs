using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Delta;

/// <summary>A load of type delta.</summary>
public sealed record DeltaSourceOptions : SourceOptions
{
    internal const string Word = "delta";

    /// <inheritdoc/>
    public override string Kind => Word;

    /// <summary>The folder of a table, relative to the project or a URL; <c>{table}</c> as its last part stands for every table
    /// there.</summary>
    public required string Path { get; init; }

    /// <summary>Where the path stands.</summary>
    public SourceSpan? PathAt { get; init; }

    /// <summary>The table's name where the path has no <c>{table}</c>; null: the name of its folder.</summary>
    public string? Table { get; init; }

    /// <summary>The version that is shown; null for the newest one at the start of each build.</summary>
    public long? Version { get; init; }

    /// <summary>The time whose newest version is shown; null for now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <inheritdoc/>
    public override string Place => Path;

    internal override bool IsInPlace => true;

    internal override ISource Open(SourceHost host) => new DeltaSource(this);

    internal static SourceOptions Bind(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        var version = load.Node("version") is null ? (long?)null : load.Whole("version", 0, 0, int.MaxValue);
        var options = new DeltaSourceOptions
        {
            Path = load.RequiredText("path").TrimEnd('/'),
            PathAt = load.Node("path")?.At,
            Table = load.Text("table"),
            Version = version,
            Timestamp = Time(load, diagnostics),
        };
        options.Check(load, diagnostics);
        return options;
    }

    void Check(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        var isNamed = Path.Contains(FilePattern.TablePart, StringComparison.Ordinal);
        if (isNamed && !Path.EndsWith("/" + FilePattern.TablePart, StringComparison.Ordinal))
            diagnostics.Add(new Diagnostic("MX2861", "'{table}' has to be the last part of the path of Delta tables", PathAt, "Write it like data/lake/{table} or s3://bucket/lake/{table}."));
        if (isNamed && Table is not null)
            diagnostics.Add(new Diagnostic("MX2861", "the table is named twice: by {table} in the path and by 'table'", PathAt, "Remove one of them."));
        if (Version is not null && Timestamp is not null)
            diagnostics.Add(new Diagnostic("MX2861", "'version' and 'timestamp' both name a version", load.Node("timestamp")!.At, "Remove one of them."));
    }

    static DateTimeOffset? Time(SettingReader load, ICollection<Diagnostic> diagnostics)
    {
        if (load.Text("timestamp") is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return at;
        diagnostics.Add(new Diagnostic("MX2861", $"'timestamp' is '{text}'", load.Node("timestamp")!.At, "Write it like 2026-01-31T12:00:00Z; without a zone it is UTC."));
        return null;
    }
}
