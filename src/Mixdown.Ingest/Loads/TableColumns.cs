using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Loads;

/// <summary>The columns of a lake table before and after a load.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="bronze">The table, recovered.</param>
/// <param name="settings">What the project file says of it.</param>
/// <param name="guess">The type of a column whose values look so.</param>
sealed class TableColumns(LoadRun run, BronzeTable bronze, LoadTable settings, Func<TypeEvidence, DataType> guess)
{
    /// <summary>The columns that no row stays to disagree with; null where there is none.</summary>
    readonly ColumnList? _frozen = run.FrozenColumns(bronze);

    readonly IReadOnlyList<SchemaVersion> _history = SchemaHistory.Of(bronze.Snapshot?.MetaData);

    /// <summary>The columns whose values need not be looked at.</summary>
    public ColumnList Settled => Merge().Settled(_frozen);

    /// <summary>What the columns become.</summary>
    /// <param name="files">What is about to be read; nothing where only declarations may have changed.</param>
    /// <exception cref="MixdownException">The contract forbids it, or the table is too large to be written anew by the way.</exception>
    public SchemaPlan Plan(IReadOnlyList<FileColumns> files)
    {
        if (files.Count == 0 && bronze.Snapshot is { } snapshot && (!run.Migrates || _frozen is null))
            return new SchemaPlan(snapshot.Columns, [], [], []);
        var plan = Merge().Plan(_frozen, files) with { Files = files };
        if (plan.Errors.Count > 0)
            throw new MixdownException(plan.Errors);
        if (plan.Rewrites && !run.Migrates)
            RewriteLimit.Check(bronze, plan, settings);
        return plan;
    }

    /// <summary>The version that a plan makes; null where the columns stay.</summary>
    public SchemaVersion? VersionOf(SchemaPlan plan)
    {
        if (bronze.Snapshot is not null && plan.Changes.Count == 0 && TextOf(plan) is null)
            return null;
        var last = _history.Count == 0 ? 0 : _history[^1].Version;
        return new SchemaVersion(last + 1, run.StartedAt, run.LoadId, plan.Columns.Count(column => !RowLineage.Has(column)), plan.Changes);
    }

    /// <summary>The columns as Delta's schema text; null where they stay.</summary>
    public string? TextOf(SchemaPlan plan) =>
        bronze.Snapshot is { } snapshot && snapshot.Columns.Equals(plan.Columns) ? null : SchemaJson.Write(plan.Columns);

    SchemaMerge Merge() => new(run.Load, settings, guess)
    {
        History = _history,
        Widens = run.Migrates || settings.Contract.DataType == TypeContract.Evolve,
    };
}
