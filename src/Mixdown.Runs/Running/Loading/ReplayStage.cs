using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;

namespace Mixdown.Runs.Running.Loading;

/// <summary>The part of a run that reads rejected records again, or takes them out.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for; its selection names loads.</param>
sealed class ReplayStage(RunScope scope, RunHost host, RunRequest request)
{
    /// <summary>Does it.</summary>
    /// <exception cref="MixdownException">MX4066: no load has such a quarantine; otherwise as <see cref="ReplayRunner"/>.</exception>
    public async Task<RunStatus> RunAsync(ReplayAsked asked, CancellationToken cancel)
    {
        using var workshop = new LoadWorkshop(scope, host, request);
        using var engine = DuckDbEngine.InMemory();
        var runner = new ReplayRunner(workshop.Host, engine, scope.Target.Cache);
        var selection = new RecordSelection
        {
            File = asked.File,
            Code = asked.Code,
            Corrected = asked.From is null ? null : Corrections.Read(asked.From, engine, cancel),
        };
        var (found, isIdle, status) = (0, true, RunStatus.Success);
        var streams = new StreamReplayStage(scope, host, request);
        foreach (var load in LoadStage.Choose(scope.Loads, request.Select.Where(name => !streams.Has(name)).ToList()).Where(load => request.Select.Count == 0 || request.Select.Contains(load.Name)))
            Count(load.Name, await RunAsync(runner, load, asked, selection, cancel));
        foreach (var (stream, tables) in await streams.RunAsync(asked, cancel))
            Count(stream, tables);
        if (found == 0 && asked.Table is { } missing)
            throw new MixdownException(new Diagnostic("MX4066", $"The table '{missing}' has no quarantine", Hint: "'mixdown quarantine list' says which tables have one."));
        if (isIdle)
            scope.Events.Send(at => new Noted(at, Nothing(asked)));
        if (selection.Corrected?.Unused is { } unused)
            scope.Events.Send(at => new Noted(at, Unused(asked.From!, unused.File, unused.Line)));
        return status;

        void Count(string owner, IReadOnlyList<ReplayedTable> tables)
        {
            found += tables.Count;
            isIdle &= tables.All(table => table is { Tried: 0, Errors.Count: 0 });
            status = tables.Aggregate(status, (worst, table) => worst.Worse(Tell(owner, table)));
        }
    }

    Task<IReadOnlyList<ReplayedTable>> RunAsync(
        ReplayRunner runner, LoadDefinition load, ReplayAsked asked, RecordSelection selection, CancellationToken cancel)
    {
        var id = host.NewId().ToString();
        return asked.Reason is { } reason
            ? runner.DiscardAsync(load, id, asked.Table, selection, reason, cancel)
            : runner.ReplayAsync(load, id, asked.Table, selection, cancel);
    }

    RunStatus Tell(string owner, ReplayedTable table)
    {
        if (table.Tried > 0 || table.Errors.Count > 0)
            scope.Events.Send(at => new RecordsReplayed(at, owner, table));
        foreach (var problem in table.Errors.Concat(table.StillWrong))
            scope.Events.Send(at => new Noted(at, problem));
        if (table.WithoutText > 0)
            scope.Events.Send(at => new Noted(at, WithoutText(table)));
        return table.Errors.Count > 0 ? RunStatus.Error : table.Rejected + table.WithoutText > 0 ? RunStatus.Warn : RunStatus.Success;
    }

    static Diagnostic Nothing(ReplayAsked asked) => new(
        "MX4062", asked is { File: null, Code: null } ? "nothing is in quarantine, so nothing was done" : "no record in quarantine is meant, so nothing was done", null,
        "'mixdown quarantine list' says which files and codes there are.", Severity.Warning);

    static Diagnostic WithoutText(ReplayedTable table) => new(
        "MX4067", $"{table.WithoutText:#,0} records of '{table.Table}' have no whole text: longer than 64 KiB, or rejected without being kept", null,
        "Correct the source file and load it again, or give their text with --from.", Severity.Warning);

    static Diagnostic Unused(string from, string file, long line) => new(
        "MX4068", $"{from} has a record of {file}:{line}, which is in no quarantine that was asked for", null,
        "Names and lines are those of 'mixdown quarantine show TABLE --csv'.", Severity.Warning);
}
