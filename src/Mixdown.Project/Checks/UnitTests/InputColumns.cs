using Mixdown.Data.Diagnostics;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Materialize;
using Mixdown.Project.Seeds;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>The columns and types of what an input stands in for: of the table or view where there is one, else of what would make
/// it.</summary>
/// <param name="work">The step.</param>
/// <param name="rendering">Of the tested model.</param>
/// <param name="test">The test.</param>
sealed class InputColumns(NodeWork work, Rendering rendering, UnitTestNode test)
{
    /// <exception cref="MixdownException">MX1542: they cannot be told.</exception>
    public IReadOnlyList<ColumnValue> Of(GraphNode node)
    {
        var name = node is SourceTable source ? source.Relation : ((ProjectNode)node).Relation;
        if (work.Transaction.Relations.Find(name.Schema, name.Identifier) is { } type)
            return Columns(rendering.Call("get_columns_in_relation", RelationValue.Of(name, type)));
        return node switch
        {
            ProjectNode { Kind: NodeKind.Seed } seed => OfSeed(seed),
            ProjectNode { Kind: NodeKind.Model, RawCode.Length: > 0 } model => OfQuery(model),
            _ => throw Unknown(node, null),
        };
    }

    List<ColumnValue> OfSeed(ProjectNode seed)
    {
        var own = work.Rendering(seed);
        var file = SeedFile.Open(SeedValue.Options(own, Path.Combine(rendering.Context.FolderOf(seed.Package), seed.File)));
        return [.. file.Columns.Select(column => new ColumnValue(column.Name, column.Type))];
    }

    List<ColumnValue> OfQuery(ProjectNode model)
    {
        try
        {
            var compiled = work.Warehouse.Compiler.Compile(model, work.Transaction, work.Cancel);
            return Columns(rendering.Call("get_column_schema_from_query", compiled.Sql));
        }
        catch (MixdownException wrong)
        {
            throw Unknown(model, wrong);
        }
    }

    MixdownException Unknown(GraphNode node, MixdownException? because)
    {
        var why = because is null ? "" : $", and its SQL cannot be asked ({because.Diagnostics[0].Message})";
        var unknown = new Diagnostic(
            "MX1542", $"The columns of '{node.Name}', an input of the unit test '{test.Name}', cannot be told: it is not built yet{why}", test.DeclaredAt,
            $"Build it once, if only without rows: mixdown run --select +{test.Model} --empty. Or give its rows with 'format: sql'.");
        return because is null ? new MixdownException(unknown) : new MixdownException(unknown, because);
    }

    static List<ColumnValue> Columns(object? answer) => answer is JinjaList list ? [.. list.OfType<ColumnValue>()] : [];
}
