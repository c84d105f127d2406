namespace Mixdown.Runs.Running.Steps;

/// <summary>Decides which node may be built next: one whose inputs are all done, the one with the most work behind it first (the
/// critical path), so that several workers end at about the same time. Pure: no clock, no threads.</summary>
sealed class NodeSchedule
{
    readonly Dictionary<string, State> _states;
    readonly PriorityQueue<State, (double, int)> _ready = new();

    /// <param name="nodes">In topological order.</param>
    public NodeSchedule(IReadOnlyList<ScheduledNode> nodes)
    {
        _states = nodes.Select((node, order) => new State(node, order)).ToDictionary(state => state.Node.Id, StringComparer.Ordinal);
        foreach (var state in _states.Values)
        {
            foreach (var input in state.Node.DependsOn.Distinct(StringComparer.Ordinal))
            {
                if (_states.TryGetValue(input, out var upstream))
                {
                    upstream.Downstream.Add(state);
                    state.Waiting++;
                }
            }
        }
        foreach (var node in nodes.Reverse())
            _states[node.Id].Measure();
        Open = _states.Count;
        foreach (var state in _states.Values.Where(state => state.Waiting == 0))
            Enqueue(state);
    }

    /// <summary>Nodes that are neither finished nor skipped.</summary>
    public int Open { get; private set; }

    /// <summary>The id of a node that can be built now; null while all that is left waits for nodes in work.</summary>
    public string? Next() => _ready.TryDequeue(out var state, out _) ? state.Node.Id : null;

    /// <summary>Says that a node is built: what waits for it comes nearer.</summary>
    public void Succeed(string id)
    {
        Open--;
        foreach (var below in _states[id].Downstream)
        {
            below.Waiting--;
            if (below is { Waiting: 0, Skipped: false })
                Enqueue(below);
        }
    }

    /// <summary>Says that a node failed: everything downstream of it is skipped.</summary>
    /// <returns>The ids that are skipped by it and were not before, nearest first.</returns>
    public IReadOnlyList<string> Fail(string id)
    {
        Open--;
        var skipped = new List<string>();
        var next = new Queue<State>(_states[id].Downstream);
        while (next.TryDequeue(out var state))
        {
            if (state.Skipped)
                continue;
            state.Skipped = true;
            Open--;
            skipped.Add(state.Node.Id);
            foreach (var below in state.Downstream)
                next.Enqueue(below);
        }
        return skipped;
    }

    void Enqueue(State state) => _ready.Enqueue(state, (-state.WorkBehind, state.Order));

    sealed class State(ScheduledNode node, int order)
    {
        public ScheduledNode Node => node;

        public int Order => order;

        public List<State> Downstream { get; } = [];

        public int Waiting { get; set; }

        public bool Skipped { get; set; }

        public double WorkBehind { get; private set; }

        public void Measure() => WorkBehind = node.Weight + Downstream.Select(below => below.WorkBehind).DefaultIfEmpty().Max();
    }
}
