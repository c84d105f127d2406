using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Changes;

namespace Mixdown.Tests.Project;

/// <summary>A project in a folder of its own, and a warehouse in memory.</summary>
public sealed class ProjectFolder : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mixdown-project-").FullName;
    readonly Lazy<DuckDbEngine> _engine = new(DuckDbEngine.InMemory);
    int _runs;

    public ProjectFolder(params (string Name, string Text)[] files)
    {
        Write(("dbt_project.yml", "name: shop\nprofile: shop\n"));
        Write(("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: ':memory:', schema: main } } }\n"));
        Write(files);
    }

    public string Root => _folder;

    public Dictionary<string, string> Environment { get; } = [];

    public string? Vars { get; set; }

    public bool FullRefresh { get; set; }

    /// <summary>Whether a build takes only what has changed.</summary>
    public bool Changed { get; set; }

    /// <summary>The ids of the nodes whose last build failed.</summary>
    public HashSet<string> Failed { get; } = [];

    public Dictionary<string, long> LakeVersions { get; } = [];

    /// <summary>Passed to each step of a build.</summary>
    public CancellationToken Cancel { get; set; }

    public IEngine Engine => _engine.Value;

    public void Write(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public DateTimeOffset StartedAt { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public ProjectRequest Request => new()
    {
        ProjectDir = _folder,
        Environment = Environment,
        Vars = Vars,
        FullRefresh = FullRefresh,
        InvocationId = "invocation",
        StartedAt = StartedAt,
    };

    public MixdownProject Read() => ProjectReader.Read(Request, TestContext.Current.CancellationToken);

    public string Sql(string model) =>
        new ModelCompiler(Read()) is var compiler ? compiler.Compile(Node(compiler.Project, model), TestContext.Current.CancellationToken).Sql.Trim() : "";

    public static ProjectNode Node(MixdownProject project, string name) => project.Manifest.Nodes.Values.First(node => node.Name == name);

    /// <summary>Builds what is selected, one step after another, leaving out what is downstream of a failure.</summary>
    public IReadOnlyDictionary<string, NodeResult> Build(BuildVerb verb = BuildVerb.Build, params string[] select)
    {
        var cancel = TestContext.Current.CancellationToken;
        var project = Read();
        var plan = BuildPlan.Create(project.Graph, NodeSelection.Find(project.Graph, select, []), verb);
        using var session = Engine.OpenSession();
        var warehouse = Warehouse.Read(new ModelCompiler(project), session, cancel);
        var steps = Changed ? ChangePlan.Of(warehouse, LakeVersions, seen: null, failed: Failed, cancel).Changed(plan.Steps) : plan.Steps;
        warehouse.Prepare(steps.SelectMany(step => step.Relations), session, cancel);
        var builder = new NodeBuilder(warehouse, new PublishContext($"run{++_runs}", TimeProvider.System) { LakeVersions = LakeVersions });
        var results = new Dictionary<string, NodeResult>();
        foreach (var step in steps)
        {
            if (step.DependsOn.All(id => !results.TryGetValue(id, out var upstream) || upstream.Succeeded))
                results[step.Id] = builder.Build(step, session, Cancel);
        }
        return results;
    }

    public string Query(string sql)
    {
        using var session = Engine.OpenSession();
        var table = session.Query(sql, TestContext.Current.CancellationToken);
        return string.Join("\n", table.Rows.Select(row => string.Join("|", row.Select(value => value ?? "null"))));
    }

    public void Execute(string sql)
    {
        using var session = Engine.OpenSession();
        session.Execute(sql, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (_engine.IsValueCreated)
            _engine.Value.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
