using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Origins;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>Makes SQL of a project's nodes. Templates are compiled once; any number of threads may ask at once.</summary>
/// <param name="project">The project.</param>
public sealed class ModelCompiler(MixdownProject project)
{
    const string InlineName = "inline_query";

    const string InlineFile = "<inline>";

    readonly Lazy<RelationCatalog> _promised = new(() => Promised(project.Manifest));

    /// <summary>The project.</summary>
    public MixdownProject Project => project;

    /// <summary>Makes a node's SQL without a warehouse: all that the project makes is there but the node itself, since many macros
    /// refuse to go on without the table that they read, and what a template asks of it has an empty answer (the warning MX1312
    /// says so).</summary>
    /// <exception cref="MixdownException">The node's templates are wrong.</exception>
    public CompiledNode Compile(ProjectNode node, CancellationToken cancel)
    {
        var offline = new OfflineWarehouse(_promised.Value);
        offline.Relations.Set(node.Relation.Schema, node.Relation.Identifier, null);
        var compiled = Compile(node, offline, cancel);
        return offline.WasAsked
            ? InVain(compiled)
            : compiled;
    }

    /// <summary>Makes a node's SQL; templates may ask the warehouse.</summary>
    /// <param name="node">Any node that has SQL.</param>
    /// <param name="warehouse">What is there.</param>
    /// <param name="session">Answers what templates ask.</param>
    /// <param name="cancel">Interrupts the rendering and what it asks.</param>
    /// <exception cref="MixdownException">The node's templates are wrong, or a question is.</exception>
    public CompiledNode Compile(ProjectNode node, Materialize.Warehouse warehouse, IEngineSession session, CancellationToken cancel) =>
        Compile(node, new Materialize.WarehouseTransaction(session, warehouse.Relations, cancel), cancel);

    /// <summary>Makes a node's SQL; templates may ask a warehouse, if there is one (the warning MX1312 says that one was missing).</summary>
    /// <param name="node">Any node that has SQL.</param>
    /// <param name="warehouse">Opened when a template asks.</param>
    /// <param name="cancel">Interrupts the rendering and what it asks.</param>
    /// <exception cref="MixdownException">The node's templates are wrong, or a question is.</exception>
    public CompiledNode Compile(ProjectNode node, Materialize.Adhoc.LateWarehouse warehouse, CancellationToken cancel)
    {
        using var asked = warehouse.Begin(cancel);
        var compiled = Compile(node, asked, cancel);
        return asked.WasAskedInVain
            ? InVain(compiled)
            : compiled;
    }

    /// <summary>A node for SQL that stands in no file: a person's question with <c>ref()</c> in it. It may read every node.</summary>
    public ProjectNode Inline(string sql) => new(NodeKind.Operation)
    {
        UniqueId = $"sql_operation.{project.Name}.{InlineName}",
        Name = InlineName,
        Package = project.Name,
        File = InlineFile,
        Path = InlineFile,
        Fqn = [project.Name, "sql", InlineName],
        RawCode = sql,
        DeclaredAt = new SourceSpan(InlineFile, 1, 1, 1),
    };

    /// <summary>Makes the SQL that shows a node's rows: its own, but of a seed, which has none, a SELECT of its table.</summary>
    /// <param name="node">Any node but a source.</param>
    /// <param name="warehouse">What is there.</param>
    /// <param name="session">Answers what templates ask.</param>
    /// <param name="cancel">Interrupts the rendering and what it asks.</param>
    /// <exception cref="MixdownException">The node's templates are wrong, or a question is.</exception>
    public CompiledNode Preview(ProjectNode node, Materialize.Warehouse warehouse, IEngineSession session, CancellationToken cancel) =>
        node.Kind == NodeKind.Seed
            ? new CompiledNode(node, $"select * from {Values.RelationValue.Of(node.Relation).InDatabaseOf(project.Target).Print()}")
            : Compile(node, warehouse, session, cancel);

    /// <summary>Brings an error of the engine back to the text that a person wrote.</summary>
    /// <param name="wrong">What the engine said.</param>
    /// <param name="statement">The statement that was sent.</param>
    /// <param name="compiled">The node whose SQL is in it.</param>
    public Diagnostic Explain(Diagnostic wrong, string statement, CompiledNode compiled)
    {
        var explained = Materialize.SqlTrouble.Explain(wrong, statement, compiled, project);
        return compiled.Node.File == InlineFile ? explained with { Note = null } : explained;
    }

    /// <summary>Makes a node's SQL.</summary>
    /// <param name="node">Any node that has SQL.</param>
    /// <param name="warehouse">Answers what templates ask.</param>
    /// <param name="cancel">Stops the rendering.</param>
    /// <exception cref="MixdownException">The node's templates are wrong.</exception>
    internal CompiledNode Compile(ProjectNode node, IWarehouse warehouse, CancellationToken cancel) =>
        Compile(node, of => new Rendering(project.Context, of, warehouse, cancel) { ChecksRefs = of.Kind != NodeKind.Operation });

    /// <summary>Makes a node's SQL.</summary>
    /// <param name="node">Any node that has SQL.</param>
    /// <param name="begin">A rendering of the node, or of an ephemeral model that it reads.</param>
    /// <exception cref="MixdownException">The node's templates are wrong.</exception>
    internal CompiledNode Compile(ProjectNode node, Func<ProjectNode, Rendering> begin)
    {
        var ctes = new List<(string Name, WrittenSql Sql)>();
        var warnings = new List<Diagnostic>();
        var own = Render(begin(node), begin, ctes, warnings);
        var (sql, parts) = EphemeralCtes.Inject(own, ctes);
        return new CompiledNode(node, sql) { Own = own, Parts = parts, Warnings = warnings };
    }

    WrittenSql Render(Rendering rendering, Func<ProjectNode, Rendering> begin, List<(string Name, WrittenSql Sql)> ctes, List<Diagnostic> warnings)
    {
        var node = rendering.Node!;
        rendering.Run.RecordsOrigins = true;
        var sql = Jinja(rendering, () =>
        {
            if (node.Check is { IsSingular: false } check)
                CheckArguments.Set(rendering, check, node.DeclaredAt.File);
            return project.Context.Template(node).Render(rendering, rendering.Run);
        });
        warnings.AddRange(rendering.Warnings);
        foreach (var ephemeral in rendering.Ctes)
        {
            var name = RefFunctions.CtePrefix + ephemeral.Name;
            if (ctes.Exists(cte => cte.Name == name))
                continue;
            var body = Render(begin(ephemeral), begin, ctes, warnings);
            if (!ctes.Exists(cte => cte.Name == name))
                ctes.Add((name, body));
        }
        return new WrittenSql(node, sql, rendering.Run.OriginsOf(sql));
    }

    /// <summary>Runs templates and words what goes wrong in them.</summary>
    internal static T Jinja<T>(Rendering rendering, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (JinjaException error)
        {
            throw new MixdownException(JinjaTrouble.Explain(error, rendering.Node?.DeclaredAt, rendering.Context.Macros.IsEmbedded), error);
        }
    }

    static CompiledNode InVain(CompiledNode compiled) => compiled with { AskedInVain = true, Warnings = [.. compiled.Warnings, Asked(compiled.Node)] };

    static Diagnostic Asked(ProjectNode node) => new(
        "MX1312", $"'{node.Name}' asks the warehouse while its SQL is made, and was told nothing", node.DeclaredAt,
        "Its SQL may look different in a run: 'mixdown build' makes what it asks.", Severity.Warning);

    /// <summary>The relations that the project's nodes and sources will be.</summary>
    static RelationCatalog Promised(Manifest manifest)
    {
        var relations = new RelationCatalog();
        foreach (var source in manifest.Sources.Values)
            relations.Set(source.Relation.Schema, source.Relation.Identifier, "table");
        foreach (var node in manifest.Nodes.Values.Where(node => node.IsRelation))
            relations.Set(node.Relation.Schema, node.Relation.Identifier, node.Config.Materialized == "view" ? "view" : "table");
        return relations;
    }
}
