using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;

namespace Mixdown.Runs.History.Story;

/// <summary>What a run has done so far, taken from its events: for pages that look on, and for the store. Safe for several threads.</summary>
sealed class RunChronicle : IRunListener
{
    /// <summary>Lines kept of what templates and the run say; a loop in a macro must not fill the memory.</summary>
    const int MostLines = 5_000;

    readonly Lock _gate = new();
    readonly Revised<RunNodeFacts> _nodes = new();
    readonly Revised<RunCheckFacts> _checks = new();
    readonly Revised<RunLoadFacts> _loads = new();
    readonly Revised<RunProblem> _problems = new();
    readonly Revised<RunLogLine> _log = new();
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    RunSummary? _summary;
    long _revision;

    /// <summary>Its line in a list; null before its first event.</summary>
    public RunSummary? Summary
    {
        get
        {
            lock (_gate)
                return _summary;
        }
    }

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _revision++;
            Take(happened);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        changed.TrySetResult();
    }

    /// <summary>All of it.</summary>
    public RunDetail Detail()
    {
        lock (_gate)
        {
            return new RunDetail(_summary!, _revision)
            {
                Nodes = [.. _nodes.All],
                Checks = [.. _checks.All],
                Loads = [.. _loads.All],
                Problems = [.. _problems.All],
                Log = [.. _log.All],
            };
        }
    }

    /// <summary>A node; null when there is none of that id.</summary>
    public RunNodeFacts? Node(string id)
    {
        lock (_gate)
            return _nodes.Find(id);
    }

    /// <summary>The lines of the log behind the first <paramref name="count"/>.</summary>
    public IReadOnlyList<RunLogLine> LinesFrom(int count)
    {
        lock (_gate)
            return [.. _log.All.Skip(count)];
    }

    /// <summary>What changed after a revision; null when nothing did.</summary>
    public RunChanges? Since(long revision)
    {
        lock (_gate)
        {
            return _revision == revision ? null : new RunChanges(_revision, _summary!)
            {
                Nodes = _nodes.Since(revision),
                Checks = _checks.Since(revision),
                Loads = _loads.Since(revision),
                Problems = _problems.Since(revision),
                Log = _log.Since(revision),
                IsOver = _summary!.State != RunState.Running,
            };
        }
    }

    /// <summary>Waits until something changed after a revision; a run that is over changes no more, so nobody waits for it.</summary>
    public Task WaitAsync(long revision, CancellationToken cancel)
    {
        lock (_gate)
            return _revision == revision && _summary is null or { State: RunState.Running } ? _changed.Task.WaitAsync(cancel) : Task.CompletedTask;
    }

    void Take(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started: Begin(started); break;
            case BuildStarted build: Plan(build); break;
            case NodeStarted node: Start(node); break;
            case NodeFinished node: End(node); break;
            case CheckFinished check: End(check); break;
            case Noted noted: Note(noted); break;
            case Printed printed: Say(printed.At, printed.Output == TemplateOutput.Debug ? "debug" : "info", printed.Text); break;
            case RunFinished finished: End(finished); break;
            default: TakeLoading(happened); break;
        }
    }

    void TakeLoading(RunEvent happened)
    {
        switch (happened)
        {
            case TableProgress progress: Load(LoadFacts.Of(progress, Find(progress.Load, progress.Table))); break;
            case TableLoaded loaded: End(loaded); break;
            case SchemaChanged changed: Say(changed.At, "warn", $"{changed.Load}.{changed.Table.Table}: version {changed.Version.Version} of its columns: {string.Join(", ", changed.Version.Changes)}"); break;
            case RecordsReplayed replayed: Say(replayed.At, "info", LogText.Of(replayed)); break;
            case LakePublished published: Say(published.At, "info", $"{published.Name}: {published.Table} of the lake is at version {published.Version}"); break;
        }
    }

    void Begin(RunStarted started)
    {
        _summary = new RunSummary(started.RunId, started.Command, RunState.Running, started.At)
        {
            StartedBy = started.StartedBy,
            Arguments = started.Arguments,
        };
        Say(started.At, "info", LogText.Of(started));
    }

    void Plan(BuildStarted build)
    {
        _summary = _summary! with
        {
            Threads = build.Threads,
            Counts = _summary.Counts with { PlannedNodes = build.Nodes, PlannedChecks = build.Checks },
        };
        foreach (var step in build.Steps)
            _nodes.Set(step.Node.UniqueId, NodeFacts.Of(step), _revision);
        Say(build.At, "info", LogText.Of(build));
    }

    void Start(NodeStarted node)
    {
        var known = _nodes.Find(node.UniqueId) ?? NodeFacts.Of(node.Node);
        _nodes.Set(node.UniqueId, known with { Status = "running", StartedAt = node.At }, _revision);
        Say(node.At, "info", $"{node.Name}: begins");
    }

    void End(NodeFinished node)
    {
        _nodes.Set(node.UniqueId, NodeFacts.Of(node, _nodes.Find(node.UniqueId)), _revision);
        var counts = _summary!.Counts;
        _summary = _summary with
        {
            Counts = counts with
            {
                Nodes = counts.Nodes + 1,
                NodesSkipped = counts.NodesSkipped + (node.Status == "skipped" ? 1 : 0),
                NodesFailed = counts.NodesFailed + (node.Status is "success" or "skipped" ? 0 : 1),
            },
        };
        Say(node.At, node.Status is "success" or "skipped" ? "info" : "error", LogText.Of(node));
    }

    void End(CheckFinished check)
    {
        _checks.Set(check.UniqueId, CheckFacts.Of(check), _revision);
        if (_nodes.Find(check.UniqueId) is { } lone)
            _nodes.Set(check.UniqueId, NodeFacts.Of(check, lone), _revision);
        var counts = _summary!.Counts;
        _summary = _summary with
        {
            Counts = counts with
            {
                Checks = counts.Checks + 1,
                ChecksFailed = counts.ChecksFailed + (CheckFacts.IsFailure(check.Status) ? 1 : 0),
                ChecksWarned = counts.ChecksWarned + (check.Status == "warn" ? 1 : 0),
            },
        };
        Say(check.At, CheckFacts.Level(check.Status), LogText.Of(check));
    }

    void Note(Noted noted)
    {
        var problem = RunProblem.Of(noted.At, noted.Diagnostic);
        _problems.Set($"{_problems.Count}", problem, _revision);
        if (problem.Severity == Severity.Error && _summary!.Problem is null)
            _summary = _summary with { Problem = problem.Message };
        Say(noted.At, problem.Severity == Severity.Error ? "error" : "warn", noted.Diagnostic.ToString());
    }

    void End(TableLoaded loaded)
    {
        var facts = LoadFacts.Of(loaded, Find(loaded.Load, loaded.Table));
        Load(facts);
        var counts = _summary!.Counts;
        _summary = _summary with
        {
            Counts = counts with { RowsLoaded = counts.RowsLoaded + loaded.Counts.Loaded, RowsRejected = counts.RowsRejected + loaded.Counts.Rejected },
        };
        Say(loaded.At, facts.Status switch { "error" => "error", "warn" => "warn", _ => "info" }, LogText.Of(loaded));
    }

    void End(RunFinished finished)
    {
        _summary = _summary! with { State = Enum.Parse<RunState>(finished.Status.ToString()), Seconds = finished.Took.TotalSeconds };
        Say(finished.At, finished.Status == RunStatus.Error ? "error" : "info", LogText.Of(finished));
    }

    RunLoadFacts? Find(string load, string table) => _loads.Find($"{load}/{table}");

    void Load(RunLoadFacts facts) => _loads.Set($"{facts.Load}/{facts.Table}", facts, _revision);

    void Say(DateTimeOffset at, string level, string text)
    {
        if (_log.Count < MostLines)
            _log.Set($"{_log.Count}", new RunLogLine(at, level, text), _revision);
        else if (_log.Count == MostLines)
            _log.Set($"{_log.Count}", new RunLogLine(at, "warn", $"The log ends here: it has {MostLines:#,0} lines"), _revision);
    }
}
