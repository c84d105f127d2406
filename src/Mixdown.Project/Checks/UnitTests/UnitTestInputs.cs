using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>The inputs of a unit test: each is a CTE that stands in for a table, so that no table is read.</summary>
/// <param name="work">The step.</param>
/// <param name="model">The tested model.</param>
/// <param name="test">The test.</param>
sealed class UnitTestInputs(NodeWork work, ProjectNode model, UnitTestNode test)
{
    /// <summary>What the model's own rows, before an increment, are called.</summary>
    const string Self = "this";

    readonly Dictionary<string, UnitTestInput> _given = new(StringComparer.Ordinal);
    readonly List<(string Name, string Sql)> _ctes = [];

    CompileContext Context => work.Warehouse.Compiler.Project.Context;

    /// <summary>The CTEs of the inputs that the model's SQL named.</summary>
    public IReadOnlyList<(string Name, string Sql)> Ctes => _ctes;

    /// <summary>Finds out what each input stands for.</summary>
    /// <exception cref="MixdownException">MX1540: an input is none that the model reads.</exception>
    public void Read()
    {
        foreach (var input in test.Given)
        {
            var id = IdOf(input);
            if (id != Self && !model.DependsOn.Contains(id))
            {
                throw new MixdownException(new Diagnostic(
                    "MX1540", $"'{model.Name}' does not read {input.Input}, which the unit test '{test.Name}' gives", input.Rows.At,
                    $"It reads: {string.Join(", ", model.DependsOn.Select(read => Context.Lookup is null ? read : CallOf(read)))}."));
            }
            _given[id] = input;
        }
    }

    /// <summary>Lets ref(), source() and this mean the inputs.</summary>
    public void Prepare(Rendering rendering)
    {
        rendering.Set("ref", new JinjaFunction("ref(*args, **kwargs)", given => Stand(rendering, NodeOf(rendering, RefFunctions.ReadRef(given)))));
        rendering.Set("source", new JinjaFunction("source(source_name, table_name)", given => Stand(rendering, SourceOf(rendering, given))));
        if (_given.ContainsKey(Self))
            rendering.Set(Self, Stand(rendering, model));
    }

    RelationValue Stand(Rendering rendering, GraphNode node)
    {
        var id = node == model ? Self : node.UniqueId;
        if (!_given.TryGetValue(id, out var input))
        {
            throw new MixdownException(new Diagnostic(
                "MX1541", $"'{model.Name}' reads {CallOf(id)}, which the unit test '{test.Name}' does not give", test.DeclaredAt,
                $"Add it under 'given': - {{ input: {CallOf(id)}, rows: [] }}."));
        }
        var name = RefFunctions.CtePrefix + (node is SourceTable source ? $"{source.SourceName}__{source.Name}" : node == model ? Self : node.Name);
        if (!_ctes.Exists(cte => cte.Name == name))
            _ctes.Add((name, Sql(rendering, node, input)));
        return RelationValue.Of(new RelationName(null, "", name), "cte");
    }

    string Sql(Rendering rendering, GraphNode node, UnitTestInput input)
    {
        if (input.Rows.Format == "sql")
            return input.Rows.Text ?? "";
        var columns = new InputColumns(work, rendering, test).Of(node);
        var table = FixtureTable.Of(input.Rows);
        table.CheckNames(columns, input.Input, input.Rows.At);
        List<string> names = [.. columns.Select(column => column.Name)];
        var empty = new JinjaList(columns.Select(object? (column) => new JinjaDict { ["name"] = column.Name, ["type"] = column.DataType }));
        return JinjaValue.Str(rendering.Call("get_fixture_sql", table.As(columns, names), empty)).Trim();
    }

    /// <summary>The node that an input names: its text is a call, or the word <c>this</c>.</summary>
    string IdOf(UnitTestInput input)
    {
        var text = input.Input.Trim();
        if (text == Self)
            return Self;
        GraphNode? found = null;
        var rendering = work.Rendering(model);
        rendering.Set("ref", new JinjaFunction("ref(*args, **kwargs)", given => (found = NodeOf(rendering, RefFunctions.ReadRef(given))).Name));
        rendering.Set("source", new JinjaFunction("source(source_name, table_name)", given => (found = SourceOf(rendering, given)).Name));
        ModelCompiler.Jinja(rendering, () => Context.Template($"{{{{ {text} }}}}", test.File).Render(rendering, rendering.Run));
        return found?.UniqueId ?? throw new MixdownException(new Diagnostic(
            "MX1540", $"The input '{text}' of the unit test '{test.Name}' is no call", input.Rows.At, "Write ref('…'), source('…', '…') or this."));
    }

    ProjectNode NodeOf(Rendering rendering, RefCall call) => Context.Lookup!.TryFind(call, rendering.Package, out var found)
        ? found
        : throw new MixdownException(Context.Lookup.Unknown(call) with { At = test.DeclaredAt });

    SourceTable SourceOf(Rendering rendering, BoundArguments given)
    {
        var call = new SourceCall(given.Text(0), given.Text(1), test.DeclaredAt);
        return Context.Lookup!.TryFind(call, rendering.Package, out var found) ? found : throw new MixdownException(Context.Lookup.Unknown(call));
    }

    string CallOf(string id) => id == Self ? Self
        : Context.Manifest.Sources.TryGetValue(id, out var source) ? $"source('{source.SourceName}', '{source.Name}')"
        : $"ref('{(Context.Manifest.Nodes.TryGetValue(id, out var node) ? node.Name : id)}')";
}
