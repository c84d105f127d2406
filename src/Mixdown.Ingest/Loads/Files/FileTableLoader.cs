using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Previews;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>Loads what is new of one table, in one commit.</summary>
sealed class FileTableLoader(LoadRun run, IFileSource files, SourceTable source, BronzeTable bronze)
{
    // Beyond it more files only repeat what the first ones said.
    const long SampleBytes = 64L << 20;
    const long SampleBytesOfAll = 256L << 20;
    const long SmallestSample = 1L << 20;

    readonly LoadTable _settings = source.Settings(run.Load);
    readonly TableColumns _columns = new(run, bronze, source.Settings(run.Load), files.Guess);
    readonly DispositionPlan _disposition = new(source.Settings(run.Load)) { IsOfFiles = true };
    readonly List<Diagnostic> _warnings = [];

    /// <summary>Loads the table.</summary>
    /// <param name="seq">This load's number.</param>
    /// <param name="recovered">The load of a run that died which was finished just now; null when there was none.</param>
    /// <param name="progress">Receives how far it is.</param>
    /// <param name="cancel">Stops at the next chunk.</param>
    /// <exception cref="MixdownException">Nothing of this run is in the table.</exception>
    public async Task<TableLoad> LoadAsync(long seq, LoadState? recovered, TableProgress progress, CancellationToken cancel)
    {
        _disposition.CheckChange(bronze, run.IsFullRefresh);
        if (_disposition.Kind != WriteDisposition.Append)
            bronze.KeepHistory();
        var plan = await PlanAsync(cancel).ConfigureAwait(false);
        if (source.Waiting.Count > 0)
            _warnings.Add(NotComplete(source.Waiting));
        var gone = Gone(plan);
        if (!plan.ChangesSomething && gone.Count == 0 && !run.Migrates)
            return Done(recovered);
        if (NewTable.IsRefused(bronze, _settings))
            return NewTable.Refuse(bronze, _settings);
        var schema = await SchemaAsync(plan, cancel).ConfigureAwait(false);
        var work = new FileTableWork(run, files, source, bronze, schema, seq);
        await using (work.ConfigureAwait(false))
        {
            work.Forget(gone);
            await work.ReadAsync(plan, progress, cancel).ConfigureAwait(false);
            if (schema.Rewrites)
                await work.WidenAsync(cancel).ConfigureAwait(false);
            _warnings.AddRange(work.Warnings);
            var derivation = _disposition.Derive(schema.Columns);
            var state = work.ToState(_columns.TextOf(schema), _columns.VersionOf(schema), derivation);
            MergeKeys.Check(derivation, state.Added, schema.Columns, source.Name);
            BadRowsReport.Check(source.Name, state.Rows, run.Load.BadRows, work.FirstRejected);
            if (!work.HasResult)
                return Done(recovered);
            work.HandOver();
            await bronze.CommitAsync(state, cancel).ConfigureAwait(false);
            await new CurrentTable(run.Host, bronze).CatchUpAsync(cancel).ConfigureAwait(false);
            return Done(recovered, state);
        }
    }

    /// <summary>Says what a load would do.</summary>
    /// <exception cref="MixdownException">It would fail.</exception>
    public async Task<TablePreview> PreviewAsync(CancellationToken cancel)
    {
        _disposition.CheckChange(bronze, run.IsFullRefresh);
        if (NewTable.IsRefused(bronze, _settings))
            NewTable.Refuse(bronze, _settings);
        var plan = await PlanAsync(cancel).ConfigureAwait(false);
        var preview = new TablePreview(bronze.Name.InWarehouse)
        {
            Files = [.. plan.Files.Select(file => new PreviewedFile(file.File.Path, file.File.Bytes, file.Fate.ToString().ToLowerInvariant()))],
            Bytes = plan.Read.Sum(file => file.File.Bytes),
            Rows = 0,
        };
        if (plan.Read.FirstOrDefault() is not { } first)
            return preview;
        var schema = await SchemaAsync(plan, cancel).ConfigureAwait(false);
        preview = preview with
        {
            Columns = [.. schema.Columns.Where(column => !RowLineage.Has(column)).Select(column => (column.Name, TypeWords.Of(column.Type)))],
            Changes = schema.Changes,
            Warnings = _warnings,
        };
        return await new FileSample(run, files, _settings).AddToAsync(preview, first.File, schema, cancel).ConfigureAwait(false);
    }

    /// <summary>The files that count as loaded.</summary>
    IReadOnlyList<LedgerEntry> Ledger => run.IsFullRefresh ? [] : bronze.State.Files;

    async Task<FilePlan> PlanAsync(CancellationToken cancel)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var listed = await WithCopiesAsync(cancel).ConfigureAwait(false);
        foreach (var file in FilePlan.ToHash(listed, Ledger))
            hashes.Add(file.Path, await files.HashAsync(file, cancel).ConfigureAwait(false));
        var plan = FilePlan.Make(listed, Ledger, hashes, run.Load.OnFileChange);
        if (plan.Errors.Count > 0)
            throw new MixdownException(plan.Errors);
        return plan;
    }

    /// <summary>The listed files. Where only some were looked at, also those whose rows are the ones of a file among them: if it
    /// changed they have to bring their rows themselves.</summary>
    async Task<IReadOnlyList<SourceFile>> WithCopiesAsync(CancellationToken cancel)
    {
        if (source.Named is not { } named)
            return source.Files;
        var all = source.Files.ToList();
        foreach (var copy in Ledger.Where(entry => entry.DuplicateOf is { } original && named.Contains(original) && !named.Contains(entry.Path)))
        {
            var part = source.Files.FirstOrDefault(file => file.Path == copy.DuplicateOf)?.Part;
            if (await files.FindAsync(copy.Path, cancel).ConfigureAwait(false) is { } there)
                all.Add(there with { Part = part });
        }
        return all;
    }

    async Task<SchemaPlan> SchemaAsync(FilePlan plan, CancellationToken cancel)
    {
        var read = plan.Read.ToList();
        var request = new ShapeRequest(_columns.Settled, Math.Clamp(SampleBytesOfAll / Math.Max(1, read.Count), SmallestSample, SampleBytes));
        var columns = new List<FileColumns>();
        foreach (var file in read)
            columns.Add(await files.InspectAsync(file.File, request, cancel).ConfigureAwait(false));
        var schema = _columns.Plan(columns);
        _warnings.AddRange(schema.Warnings);
        return schema;
    }

    /// <summary>Loaded files that the source no longer has, where the table is to be what it has. The one whose rows stand for
    /// those of a copy stays with the copy, and one that nobody looked at stays too.</summary>
    List<string> Gone(FilePlan plan)
    {
        if (_disposition.Kind != WriteDisposition.Replace)
            return [];
        var there = plan.Files.Select(file => file.File.Path).Concat(source.Waiting.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        if (source.Named is { } named)
            there.UnionWith(Ledger.Select(entry => entry.Path).Where(path => !named.Contains(path)));
        var needed = Ledger.Where(entry => there.Contains(entry.Path)).Select(entry => entry.DuplicateOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. Ledger.Select(entry => entry.Path).Where(path => !there.Contains(path) && !needed.Contains(path))];
    }

    static Diagnostic NotComplete(IReadOnlyList<SourceFile> waiting)
    {
        var others = waiting.Count == 1 ? "" : $" and {waiting.Count - 1} more";
        return new Diagnostic(
            "MX2207", $"{waiting[0].Path}{others} may still be written: not loaded this time", new SourceSpan(waiting[0].Path, 1, 1, 1),
            "The next run takes what has come to rest ('settle') or has its marker ('done_marker').", Severity.Warning);
    }

    /// <summary>What this run did: its own load, and the one of a run that died which it finished.</summary>
    TableLoad Done(params IEnumerable<LoadState?> states) => TableLoad.Of(bronze, states) with { Warnings = _warnings };
}
