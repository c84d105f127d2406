using Mixdown.Runs.Events;

namespace Mixdown.Runs.State;

/// <summary>Keeps the story of one run in the <see cref="RunStore"/>.</summary>
/// <param name="store">Where to.</param>
sealed class RunRecorder(RunStore store) : IRunListener
{
    readonly List<NodeFinished> _nodes = [];
    readonly List<CheckFinished> _checks = [];
    string _runId = "";

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                _runId = started.RunId;
                store.Begin(started);
                break;
            case NodeFinished node:
                _nodes.Add(node);
                break;
            case CheckFinished check:
                _checks.Add(check);
                break;
            case RunFinished finished:
                store.End(_runId, finished, _nodes, _checks);
                break;
        }
    }
}
