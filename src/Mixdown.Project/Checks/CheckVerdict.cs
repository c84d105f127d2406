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

    /// <summary>dbt's sentence, which people search logs for; empty when the check passed.</summary>
    /// <param name="check">The check.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="failures">What its calculation gave.</param>
    /// <param name="verdict">How it would have ended if warnings were no errors.</param>
    public static string Message(ProjectNode check, NodeStatus status, long failures, NodeStatus verdict) => status switch
    {
        NodeStatus.Fail => $"Got {Results(failures)}, configured to fail if {check.Config.Text(verdict == NodeStatus.Warn ? "warn_if" : "error_if") ?? ByDefault}",
        NodeStatus.Warn => $"Got {Results(failures)}, configured to warn if {check.Config.Text("warn_if") ?? ByDefault}",
        _ => "",
    };

    /// <summary>What was found, at the check's declaration; null when it passed.</summary>
    /// <param name="check">The check.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="message">The sentence of <see cref="Message"/>.</param>
    /// <param name="where">Where its rows or its SQL are.</param>
    public static Diagnostic? Describe(ProjectNode check, NodeStatus status, string message, string where) => status == NodeStatus.Pass
        ? null
        : new Diagnostic("MX1503", $"{check.Name}: {message}", check.DeclaredAt, where, status == NodeStatus.Fail ? Severity.Error : Severity.Warning);

    /// <summary>What <c>warn_if</c> and <c>error_if</c> are when nobody says it.</summary>
    const string ByDefault = "!= 0";

    static string Results(long failures) => failures == 1 ? "1 result" : $"{failures} results";
}
