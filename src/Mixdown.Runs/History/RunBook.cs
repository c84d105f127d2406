using Mixdown.Runs.History.Reading;
using Mixdown.Runs.History.Story;
using Mixdown.Runs.State;

namespace Mixdown.Runs.History;

/// <summary>What ran on a target, and what runs: for pages. Safe for several threads.</summary>
/// <param name="store">Keeps it.</param>
public sealed class RunBook(RunStore store)
{
    /// <summary>How long changes of a run under way are gathered before they are told: a page that is drawn ten times a second seems
    /// to flow.</summary>
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a question for changes waits for one. Proxies end what is silent for longer than 30 s.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Runs, the newest first.</summary>
    public RunPage List(RunFilter filter, CancellationToken cancel)
    {
        using var session = store.OpenSession();
        var found = new RunListQuery(filter).Read(session, cancel).Select(Live).ToList();
        var commands = session.Query("select distinct command from runs order by command", cancel).Rows.Select(row => (string)row[0]!);
        var hasMore = found.Count > filter.Limit;
        return new RunPage([.. found.Take(filter.Limit)], hasMore ? found[filter.Limit - 1].Id : null) { Commands = [.. commands] };
    }

    /// <summary>A run, as far as it came; null when there is none of that id.</summary>
    public RunDetail? Find(string runId, CancellationToken cancel)
    {
        if (store.FindUnderWay(runId) is { } live)
            return live.Detail();
        using var session = store.OpenSession();
        return new RunDetailReader(session, runId, cancel).Read();
    }

    /// <summary>A node, or a check, of a run; null when there is no such run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="id">dbt's id of the node.</param>
    /// <param name="cancel">Stops it.</param>
    public NodeInRun? FindNode(string runId, string id, CancellationToken cancel)
    {
        using var session = store.OpenSession();
        var run = store.FindUnderWay(runId)?.Summary
            ?? session.Query($"select {RunRow.Columns} from runs where run_id = $1", [runId], cancel).Rows.Select(RunRow.Read).FirstOrDefault();
        return run is null ? null : new NodeReader(session, cancel).Read(run, id);
    }

    /// <summary>What changes in a run under way, as soon as something does; null when nothing does for a while, and when the run is not
    /// under way: then all of it is to be asked anew.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="revision">What is known of it; 0 for nothing.</param>
    /// <param name="clock">Measures the waiting.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<RunChanges?> ChangesAsync(string runId, long revision, TimeProvider clock, CancellationToken cancel)
    {
        if (store.FindUnderWay(runId) is not { } chronicle)
            return null;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(chronicle.WaitAsync(revision, waiting.Token), Task.Delay(LongestWait, clock, waiting.Token));
        await waiting.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        if (chronicle.Summary?.State == RunState.Running)
            await Task.Delay(Gathering, clock, cancel);
        return chronicle.Since(revision);
    }

    /// <summary>A run of this process is known better than the store knows it.</summary>
    RunSummary Live(RunSummary kept) => store.FindUnderWay(kept.Id)?.Summary ?? kept;
}
