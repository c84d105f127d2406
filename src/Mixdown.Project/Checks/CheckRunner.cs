using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks;

/// <summary>Runs checks in the transaction that is open, or outside of any.</summary>
/// <param name="work">The step.</param>
sealed class CheckRunner(NodeWork work)
{
    /// <summary>Runs checks in order. One that cannot be run may leave the transaction useless, so those behind it are left out.</summary>
    public List<CheckResult> Run(IReadOnlyList<ProjectNode> checks)
    {
        var results = new List<CheckResult>(checks.Count);
        foreach (var check in checks)
        {
            var isOpen = results.TrueForAll(before => before.Status != NodeStatus.Error);
            results.Add(isOpen ? Run(check) : new CheckResult(check, NodeStatus.Skipped, 0, work.Publish.Clock.GetUtcNow(), TimeSpan.Zero));
        }
        return results;
    }

    /// <summary>Runs one check; what goes wrong is in the result.</summary>
    public CheckResult Run(ProjectNode check)
    {
        var (started, at) = (work.Publish.Clock.GetTimestamp(), work.Publish.Clock.GetUtcNow());
        CompiledNode? compiled = null;
        try
        {
            compiled = work.Warehouse.Compiler.Compile(check, work.Transaction, work.Cancel);
            var answer = Ask(check, compiled);
            var verdict = CheckVerdict.Status(check, answer.ShouldWarn, answer.ShouldError);
            return Result(check, verdict, answer.Failures, at, work.Elapsed(started)) with
            {
                Sql = compiled.Sql,
            };
        }
        catch (MixdownException error)
        {
            // The boundary of a check: one that cannot be run is a result like any other.
            var wrong = Place(error.Diagnostics[0], check, compiled);
            return new CheckResult(check, NodeStatus.Error, 0, at, work.Elapsed(started))
            {
                Sql = compiled?.Sql ?? "",
                Message = wrong.Message,
                Diagnostic = wrong,
            };
        }
    }

    NodeStatus Weighed(NodeStatus status) => status == NodeStatus.Warn && work.Publish.WarningsFail ? NodeStatus.Fail : status;

    /// <summary>As in dbt, a check that passes has no failures, whatever its calculation gave.</summary>
    CheckResult Result(ProjectNode check, NodeStatus verdict, long failures, DateTimeOffset at, TimeSpan took)
    {
        var status = Weighed(verdict);
        var message = CheckVerdict.Message(check, status, failures, verdict);
        var where = check.StoresFailures
            ? $"The rows are in {check.Relation}."
            : $"The SQL that finds them: {CompiledFiles.NameOf(work.Warehouse.Compiler.Project, check)}.";
        return new CheckResult(check, status, status == NodeStatus.Pass ? 0 : failures, at, took)
        {
            Message = message,
            Stored = check.StoresFailures ? check.Relation : null,
            Diagnostic = CheckVerdict.Describe(check, status, message, where),
        };
    }

    (long Failures, bool ShouldWarn, bool ShouldError) Ask(ProjectNode check, CompiledNode compiled)
    {
        var rendering = work.Rendering(check);
        rendering.Set("sql", compiled.Sql);
        ModelCompiler.Jinja(rendering, () => rendering.Call("materialization_test_default"));
        var row = rendering.Results.GetValueOrDefault("main")?.Table?.Table.Rows is [var only, ..]
            ? only
            : throw new MixdownException(new Diagnostic("MX1502", $"The check '{check.Name}' gave no answer", check.DeclaredAt, "Its materialization has to run a statement called 'main'."));
        return (Count(row[0]), IsTrue(row[1]), IsTrue(row[2]));
    }

    static long Count(object? failures) => failures switch
    {
        null => 0,
        System.Numerics.BigInteger big => (long)big,
        _ => Convert.ToInt64(failures, CultureInfo.InvariantCulture),
    };

    /// <summary>A comparison may also be a number, as <c>% 2</c>.</summary>
    static bool IsTrue(object? answer) => answer switch
    {
        null => false,
        bool truth => truth,
        string text => text is "t" or "true" or "1",
        _ => Convert.ToDecimal(answer, CultureInfo.InvariantCulture) != 0,
    };

    /// <summary>A generic check has no SQL that a person wrote: its error points at its declaration.</summary>
    Diagnostic Place(Diagnostic wrong, ProjectNode check, CompiledNode? compiled)
    {
        if (compiled is null || wrong.At is not { File: "<sql>" })
            return wrong.At is null ? wrong with { At = check.DeclaredAt } : wrong;
        return check.Check!.IsSingular
            ? SqlTrouble.Explain(wrong, work.Transaction.Statements[^1], compiled, work.Warehouse.Compiler.Project)
            : wrong with { At = check.DeclaredAt, Excerpt = Excerpt.Draw(work.Transaction.Statements[^1], wrong.At.Value) };
    }
}
