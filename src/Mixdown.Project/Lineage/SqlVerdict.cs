using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Planning;

namespace Mixdown.Project.Lineage;

/// <summary>Decides what the planner's refusal of a query means.</summary>
static class SqlVerdict
{
    /// <param name="problem">What the planner said.</param>
    /// <param name="isNative">Whether the project's SQL is the planner's own.</param>
    /// <param name="asked">Whether templates asked the warehouse for rows: with them the SQL might be another.</param>
    /// <returns>What to tell; null where the refusal says nothing of the query.</returns>
    public static Diagnostic? Of(Diagnostic problem, bool isNative, bool asked)
    {
        if (!QueryPlanner.IsRefusal(problem) || asked)
            return null;
        var guessed = problem.Hint?.StartsWith("Did you mean", StringComparison.Ordinal) == true;
        if (!isNative)
            return guessed && problem.Message.StartsWith("Referenced column", StringComparison.Ordinal) ? problem with { Severity = Severity.Warning } : null;
        // A table or a function may be made outside the project: by a hook, an extension, another tool.
        return problem.Message.Contains("does not exist", StringComparison.Ordinal) && !guessed
            ? problem with { Severity = Severity.Warning, Hint = problem.Hint ?? "If something outside the project makes it, declare it as a source." }
            : problem;
    }
}
