using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;

namespace Mixdown.Runs.Running;

/// <summary>Runs a load and tells its story in events.</summary>
/// <param name="runner">Does the work.</param>
/// <param name="events">Are told.</param>
sealed class LoadRun(LoadRunner runner, RunEvents events)
{
    /// <summary>Runs it once.</summary>
    /// <returns>Error when a table failed, warn when a row was put aside.</returns>
    public async Task<RunStatus> RunAsync(LoadDefinition load, LoadRequest request, CancellationToken cancel)
    {
        var summary = await runner.RunAsync(load, request, new ProgressEvents(load.Name, events), cancel);
        foreach (var table in summary.Tables)
            Tell(load, table);
        foreach (var problem in summary.Errors.Concat(summary.Warnings).Concat(summary.Tables.SelectMany(table => table.Warnings)))
            events.Send(at => new Noted(at, problem));
        var status = !summary.Succeeded ? RunStatus.Error
            : summary.Rows.Rejected > 0 || summary.Rows.Rescued > 0 ? RunStatus.Warn
            : RunStatus.Success;
        var counts = Counts(summary.Rows, summary.Tables.Sum(table => table.Bytes));
        events.Send(at => new LoadFinished(at, load.Name, summary.Tables.Count, counts, summary.Took, status)
        {
            SourceTransaction = summary.SourceTransaction,
            ValuesDiscarded = summary.Tables.Where(table => Discards(load, table)).Sum(table => table.Rows.Rescued),
        });
        return status;
    }

    void Tell(LoadDefinition load, TableLoad table)
    {
        events.Send(at => new TableLoaded(at, load.Name, table.Table.Table, Counts(table.Rows, table.Bytes), table.Took)
        {
            Files = table.Files,
            Version = table.Version < 0 ? null : table.Version,
            Succeeded = table.Outcome != LoadOutcome.Failed,
        });
        foreach (var version in table.SchemaVersions)
        {
            events.Send(at => new SchemaChanged(at, load.Name, table.Table, version));
            events.Send(at => new Noted(at, Changed(load, table, version)));
        }
    }

    static bool Discards(LoadDefinition load, TableLoad table) =>
        load.Table(table.Table.Table).Contract.DataType == TypeContract.DiscardValue;

    static Diagnostic Changed(LoadDefinition load, TableLoad table, SchemaVersion version) => new(
        "MX4065", $"the columns of {table.Table.Schema}.{table.Table.Table} changed (version {version.Version}): {string.Join(", ", version.Changes)}",
        load.Table(table.Table.Table).At, "Look at the models that read it; schema_contract of the load says what may change by itself.", Severity.Warning);

    static LoadCounts Counts(RowCounts rows, long bytes) =>
        new(rows.Read, rows.Loaded, rows.Rejected, rows.Duplicate, rows.Rescued, bytes);

    sealed class ProgressEvents(string load, RunEvents events) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) =>
            events.Send(at => new TableProgress(at, load, value.Table, value.Rows, value.Bytes, value.BytesTotal) { TotalRows = value.RowsTotal, IsDone = value.IsDone });
    }
}
