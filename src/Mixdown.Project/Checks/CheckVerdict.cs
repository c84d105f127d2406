using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks;

/// <summary>What the answer of a check means. Pure.</summary>
static class CheckVerdict
{
    /// <summary>dbt's rule: severity <c>warn</c> never fails; severity <c>error</c> fails by <c>error_if</c> and else warns by
    /// <c>warn_if</c>.</summary>
    public static NodeStatus Status(ProjectNode check, bool shouldWarn, bool shouldError)
    {
        var mayFail = !string.Equals(check.Config.Text("severity"), "warn", StringComparison.OrdinalIgnoreCase);
        if (mayFail && shouldError)
            return NodeStatus.Fail;
        return shouldWarn ? NodeStatus.Warn : NodeStatus.Pass;
    }

    /// <summary>What was found, at the check's declaration; null when it passed.</summary>
    /// <param name="check">The check.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="failures">What its calculation gave.</param>
    /// <param name="file">The file of its SQL, relative to the project.</param>
    public static Diagnostic? Describe(ProjectNode check, NodeStatus status, long failures, string file) => status == NodeStatus.Pass
        ? null
        : new Diagnostic(
            "MX1503", $"{check.Name}: {failures} {(failures == 1 ? "row breaks" : "rows break")} the rule", check.DeclaredAt,
            $"The SQL that finds them: {file}.",
            status == NodeStatus.Fail ? Severity.Error : Severity.Warning);
}
