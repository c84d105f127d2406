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
    /// <summary>Runs one check; what goes wrong is in the result.</summary>
    public CheckResult Run(ProjectNode check)
    {
        var (started, at) = (work.Publish.Clock.GetTimestamp(), work.Publish.Clock.GetUtcNow());
        CompiledNode? compiled = null;
        try
        {
            compiled = work.Warehouse.Compiler.Compile(check, work.Transaction, work.Cancel);
            var answer = Ask(check, compiled);
            var status = Weighed(CheckVerdict.Status(check, answer.ShouldWarn, answer.ShouldError));
            return new CheckResult(check, status, answer.Failures, at, work.Elapsed(started))
            {
                Sql = compiled.Sql,
                Diagnostic = CheckVerdict.Describe(check, status, answer.Failures, CompiledFiles.NameOf(work.Warehouse.Compiler.Project, check)),
            };
        }
        catch (MixdownException error)
        {
            // The boundary of a check: one that cannot be run is a result like any other.
            return new CheckResult(check, NodeStatus.Error, 0, at, work.Elapsed(started))
            {
                Sql = compiled?.Sql ?? "",
                Diagnostic = Place(error.Diagnostics[0], check, compiled),
            };
        }
    }

    NodeStatus Weighed(NodeStatus status) => status == NodeStatus.Warn && work.Publish.WarningsFail ? NodeStatus.Fail : status;

    (long Failures, bool ShouldWarn, bool ShouldError) Ask(ProjectNode check, CompiledNode compiled)
    {
        var rendering = work.Rendering(check);
        rendering.Set("sql", compiled.Sql);
        ModelCompiler.Jinja(rendering, () => rendering.Call("materialization_test_default"));
        var row = rendering.Results.GetValueOrDefault("main")?.Table?.Table.Rows is [var only, ..]
            ? only
            : throw new MixdownException(new Diagnostic("MX1502", $"The check '{check.Name}' gave no answer", check.DeclaredAt, "Its materialization has to run a statement called 'main'."));
        return (Count(row[0]), row[1] is true, row[2] is true);
    }

    static long Count(object? failures) => failures switch
    {
        null => 0,
        System.Numerics.BigInteger big => (long)big,
        _ => Convert.ToInt64(failures, CultureInfo.InvariantCulture),
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
