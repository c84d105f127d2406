using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Origins;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>Runs unit tests: the model's SQL over rows that are written down, compared with rows that are written down.</summary>
/// <param name="work">The step; no transaction is open.</param>
sealed class UnitTestRunner(NodeWork work)
{
    /// <summary>Runs one unit test; what goes wrong is in the result.</summary>
    public CheckResult Run(ProjectNode check)
    {
        var test = work.Warehouse.Compiler.Project.Manifest.UnitTests[check.UniqueId];
        var (started, at) = (work.Publish.Clock.GetTimestamp(), work.Publish.Clock.GetUtcNow());
        CompiledNode? compiled = null;
        try
        {
            compiled = Compile(test);
            var (rows, table) = UnitTestDiff.Compare(Ask(test, compiled));
            return new CheckResult(check, rows == 0 ? NodeStatus.Pass : NodeStatus.Fail, rows, at, work.Elapsed(started))
            {
                Sql = compiled.Sql,
                Message = rows == 0 ? "" : $"actual differs from expected:\n\n{table}\n",
                Diagnostic = rows == 0 ? null : Failed(test, table),
            };
        }
        catch (MixdownException error)
        {
            // The boundary of a check: one that cannot be run is a result like any other.
            var wrong = Place(error.Diagnostics[0], test, compiled);
            return new CheckResult(check, NodeStatus.Error, 0, at, work.Elapsed(started)) { Sql = compiled?.Sql ?? "", Message = wrong.Message, Diagnostic = wrong };
        }
    }

    CompiledNode Compile(UnitTestNode test)
    {
        var compiler = work.Warehouse.Compiler;
        var model = compiler.Project.Manifest.Nodes[test.TestedNode];
        var inputs = new UnitTestInputs(work, model, test);
        inputs.Read();
        var compiled = compiler.Compile(model, of =>
        {
            var rendering = work.Rendering(of);
            UnitTestOverrides.Prepare(rendering, test);
            inputs.Prepare(rendering);
            return rendering;
        });
        var (sql, parts) = EphemeralCtes.Inject(compiled.Own!, [.. inputs.Ctes.Select(cte => (cte.Name, new WrittenSql(model, cte.Sql, null)))]);
        return compiled with { Sql = sql, Parts = parts };
    }

    Engines.ResultTable Ask(UnitTestNode test, CompiledNode compiled)
    {
        var rendering = work.Rendering(compiled.Node);
        return ModelCompiler.Jinja(rendering, () =>
        {
            var given = rendering.Call("get_column_schema_from_query", compiled.Sql) is JinjaList list ? list.OfType<ColumnValue>().ToList() : [];
            var (names, expected) = test.Expect.Format == "sql" ? OfQuery(rendering, test.Expect) : OfRows(rendering, test, given);
            var sql = rendering.Call("get_unit_test_sql", compiled.Sql, expected, new JinjaList(names));
            return work.Transaction.Query(JinjaValue.Str(sql));
        });
    }

    static (IEnumerable<object?> Names, string Sql) OfQuery(Rendering rendering, UnitTestRows expect)
    {
        var sql = expect.Text ?? "";
        var columns = rendering.Call("get_column_schema_from_query", sql) is JinjaList list ? list.OfType<ColumnValue>() : [];
        return (columns.Select(object? (column) => column.Name), sql);
    }

    /// <summary>Only the columns that the expected rows name are compared, as in dbt.</summary>
    static (IEnumerable<object?> Names, string Sql) OfRows(Rendering rendering, UnitTestNode test, List<ColumnValue> given)
    {
        var table = FixtureTable.Of(test.Expect);
        table.CheckNames(given, $"What '{test.Model}' gives", test.Expect.At);
        var names = table.Columns.Count > 0 ? table.Columns : [.. given.Select(column => column.Name)];
        var wanted = given.Where(column => names.Contains(column.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var empty = new JinjaList(wanted.Select(object? (column) => new JinjaDict { ["name"] = column.Name, ["type"] = column.DataType }));
        var order = wanted.Select(column => column.Name).ToList();
        return (order, JinjaValue.Str(rendering.Call("get_fixture_sql", table.As(given, order), empty)).Trim());
    }

    static Diagnostic Failed(UnitTestNode test, string table) => new(
        "MX1544", $"{test.Name}: what '{test.Model}' gives differs from what is expected", test.DeclaredAt,
        "Rows behind --- are expected and not given, rows behind +++ are given and not expected.") { Excerpt = table };

    Diagnostic Place(Diagnostic wrong, UnitTestNode test, CompiledNode? compiled) => wrong.At switch
    {
        null => wrong with { At = test.DeclaredAt },
        { File: "<sql>" } when compiled is not null => SqlTrouble.Explain(wrong, work.Transaction.Statements[^1], compiled, work.Warehouse.Compiler.Project),
        { File: "<sql>" } => wrong with { At = test.DeclaredAt },
        _ => wrong,
    };
}
