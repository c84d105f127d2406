using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks;

/// <summary>Carries the rows that checks found over the rollback of what they were found in: they are read before it and stored
/// again behind it, in a transaction of their own. So a person can look at rows that were never published.</summary>
/// <param name="work">The step.</param>
sealed class FailureKeeper(NodeWork work)
{
    readonly List<(ProjectNode Check, object? Rows)> _kept = [];

    /// <summary>Reads the rows of every check that stores them.</summary>
    public void Keep(IReadOnlyList<CheckResult> results)
    {
        // A check that could not be run may have left the transaction useless: nothing can be read then.
        if (results.Any(result => result.Status == NodeStatus.Error))
            return;
        foreach (var result in results.Where(result => result.Stored is not null))
            _kept.Add((result.Check, Call(result.Check, "read_failures")));
    }

    /// <summary>Stores them; no transaction is open, before and after.</summary>
    public void Store()
    {
        if (_kept.Count == 0)
            return;
        work.Transaction.Begin();
        foreach (var (check, rows) in _kept)
            Call(check, "store_failures_again", rows);
        work.Transaction.Commit();
    }

    object? Call(ProjectNode check, string macro, params object?[] more)
    {
        var rendering = work.Rendering(check);
        var relation = RelationValue.Of(check.Relation, check.Config.Text("store_failures_as") ?? "table");
        return ModelCompiler.Jinja(rendering, () => rendering.Call(macro, [relation, .. more]));
    }
}
