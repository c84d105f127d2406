using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads;

/// <summary>What one run of a load did to one table.</summary>
/// <param name="Table">Schema and table.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record TableLoad(TableName Table, LoadOutcome Outcome)
{
    /// <summary>Sums up what was committed.</summary>
    /// <param name="bronze">The table as it is now.</param>
    /// <param name="states">The loads that a run has committed; null counts for nothing.</param>
    internal static TableLoad Of(BronzeTable bronze, params IEnumerable<LoadState?> states)
    {
        var done = states.OfType<LoadState>().ToList();
        var rows = done.Aggregate(default(RowCounts), (sum, state) => sum + state.Rows);
        var files = done.Sum(state => state.FilesRead);
        return new TableLoad(bronze.Name.InWarehouse, files > 0 || rows != default ? LoadOutcome.Loaded : LoadOutcome.UpToDate)
        {
            Rows = rows,
            Files = files,
            Bytes = done.Sum(state => state.BytesRead),
            Version = bronze.Shown?.Version ?? -1,
            SchemaVersions = [.. done.Select(state => state.SchemaVersion).OfType<SchemaVersion>().Where(version => version.Changes.Count > 0)],
        };
    }

    /// <summary>A table of which nothing was loaded.</summary>
    internal static TableLoad Failed(BronzeTable bronze, IReadOnlyList<Diagnostic> errors) =>
        new(bronze.Name.InWarehouse, LoadOutcome.Failed) { Errors = errors, Version = bronze.Shown?.Version ?? -1 };

    /// <summary>Where the rows went; all 0 when the table is up to date.</summary>
    public RowCounts Rows { get; init; }

    /// <summary>Source files read.</summary>
    public int Files { get; init; }

    /// <summary>Bytes of the source files read, as they lie in the source.</summary>
    public long Bytes { get; init; }

    /// <summary>The table's Delta version after the run; -1 when there is no table.</summary>
    public long Version { get; init; } = -1;

    /// <summary>Wall time.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The versions of the table's columns that came with this run; none for a table that is new or stays as it is.</summary>
    public IReadOnlyList<SchemaVersion> SchemaVersions { get; init; } = [];

    /// <summary>Columns that this run added to a table that was there before.</summary>
    public IEnumerable<string> NewColumns => SchemaVersions.SelectMany(version => version.Changes)
        .Where(change => change.Kind == SchemaChangeKind.Added).Select(change => change.Column);

    /// <summary>What a person should look at: columns without values, dates that were not guessed, files that still grow.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Why it failed; empty unless it did.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];
}
