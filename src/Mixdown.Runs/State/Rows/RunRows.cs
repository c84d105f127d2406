namespace Mixdown.Runs.State.Rows;

/// <summary>Rows of a run that are not written yet.</summary>
sealed class RunRows
{
    /// <summary>Of <c>run_nodes</c>.</summary>
    public List<NodeRow> Nodes { get; } = [];

    /// <summary>Of <c>check_results</c>.</summary>
    public List<CheckRow> Checks { get; } = [];

    /// <summary>Of <c>run_loads</c>.</summary>
    public List<LoadRow> Loads { get; } = [];

    /// <summary>Of <c>run_problems</c>.</summary>
    public List<ProblemRow> Problems { get; } = [];

    /// <summary>Of <c>run_lines</c>.</summary>
    public List<LineRow> Lines { get; } = [];

    /// <summary>Of <c>compiled_sql</c>; some may be kept already.</summary>
    public List<SqlRow> Sql { get; } = [];

    /// <summary>Forgets what is written.</summary>
    public void Clear()
    {
        Nodes.Clear();
        Checks.Clear();
        Loads.Clear();
        Problems.Clear();
        Lines.Clear();
        Sql.Clear();
    }
}
