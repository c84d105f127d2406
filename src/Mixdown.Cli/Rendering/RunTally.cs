using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering;

/// <summary>What a run has done so far, added up from its events.</summary>
sealed class RunTally : IRunListener
{
    readonly List<GroupTally> _groups = [];
    readonly List<Diagnostic> _problems = [];
    readonly List<NodeFinished> _nodes = [];
    readonly List<LakePublished> _published = [];
    readonly Dictionary<string, string> _running = new(StringComparer.Ordinal);

    /// <summary>The changes that the run follows, where a project is watched; null in any other run.</summary>
    public FilesChanged? Changed { get; private set; }

    /// <summary>The first event.</summary>
    public RunStarted? Started { get; private set; }

    /// <summary>The last event; null while the run goes on.</summary>
    public RunFinished? Finished { get; private set; }

    /// <summary>The size of the build; null before it is known.</summary>
    public BuildStarted? Build { get; private set; }

    /// <summary>Folders of models in the order in which their first node ended.</summary>
    public IReadOnlyList<GroupTally> Groups => _groups;

    /// <summary>Errors and warnings in the order in which they came.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Names of the nodes that are being built.</summary>
    public IReadOnlyCollection<string> RunningNodes => _running.Values;

    /// <summary>Nodes that ended, in whatever way, in the order in which they did.</summary>
    public IReadOnlyList<NodeFinished> Nodes => _nodes;

    /// <summary>Models whose rows are in the lake now.</summary>
    public IReadOnlyList<LakePublished> Published => _published;

    /// <summary>Checks that ended, by dbt's word for how.</summary>
    public Dictionary<string, int> Checks { get; } = new(StringComparer.Ordinal);

    /// <summary>Time spent in checks, added up.</summary>
    public TimeSpan ChecksTook { get; private set; }

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case FilesChanged changed: Changed = changed; break;
            case RunStarted started: Started = started; break;
            case BuildStarted build: Build = build; break;
            case NodeStarted node: _running[node.UniqueId] = node.Name; break;
            case NodeFinished node: Count(node); break;
            case CheckFinished check: Count(check); break;
            case LakePublished table: _published.Add(table); break;
            case Noted noted: _problems.Add(noted.Diagnostic); break;
            case RunFinished finished: Finished = finished; break;
        }
    }

    void Count(NodeFinished node)
    {
        _running.Remove(node.UniqueId);
        _nodes.Add(node);
        var group = _groups.Find(group => group.Name == node.Group);
        if (group is null)
            _groups.Add(group = new GroupTally(node.Group));
        group.Count(node.Status, node.At, node.Took);
    }

    void Count(CheckFinished check)
    {
        Checks[check.Status] = Checks.GetValueOrDefault(check.Status) + 1;
        ChecksTook += check.Took;
    }
}
