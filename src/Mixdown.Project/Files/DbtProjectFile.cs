using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Files;

/// <summary>dbt_project.yml: what a package is called, where its files are, and how they are configured.</summary>
sealed record DbtProjectFile
{
    public const string FileName = "dbt_project.yml";

    /// <summary>The package's name.</summary>
    public required string Name { get; init; }

    /// <summary>The profile that it uses; null in packages.</summary>
    public string? Profile { get; init; }

    public IReadOnlyList<string> ModelPaths { get; init; } = ["models"];

    public IReadOnlyList<string> SeedPaths { get; init; } = ["seeds"];

    public IReadOnlyList<string> SnapshotPaths { get; init; } = ["snapshots"];

    public IReadOnlyList<string> TestPaths { get; init; } = ["tests"];

    public IReadOnlyList<string> AnalysisPaths { get; init; } = ["analyses"];

    public IReadOnlyList<string> MacroPaths { get; init; } = ["macros"];

    public IReadOnlyList<string> DocsPaths { get; init; } = [];

    /// <summary>Where packages are installed.</summary>
    public string InstallPath { get; init; } = "dbt_packages";

    /// <summary>The package's own version; null when it says none.</summary>
    public string? Version { get; init; }

    /// <summary>Whether models of other packages may refer only to its public models.</summary>
    public bool RestrictsAccess { get; init; }

    /// <summary>Which parts of a name are quoted: <c>database</c>, <c>schema</c>, <c>identifier</c>.</summary>
    public SettingNode.Map? Quoting { get; init; }

    /// <summary>The comment put into statements; null when it says nothing of it.</summary>
    public SettingNode? QueryComment { get; init; }

    /// <summary>Where artifacts and compiled files go.</summary>
    public string TargetPath { get; init; } = "target";

    /// <summary>What <c>clean</c> deletes; null when it says nothing.</summary>
    public SettingNode.List? CleanTargets { get; init; }

    /// <summary>Variables by name; a map under a package's name holds those of that package.</summary>
    public SettingNode.Map? Vars { get; init; }

    /// <summary>The configuration tree of each resource type: <c>models</c>, <c>seeds</c>, <c>data_tests</c>, …</summary>
    public IReadOnlyDictionary<string, SettingNode.Map> ConfigTrees { get; init; } = new Dictionary<string, SettingNode.Map>(0);

    /// <summary>The same before Jinja: what environments have in common; null when there is no Jinja in the file.</summary>
    public IReadOnlyDictionary<string, SettingNode.Map>? UnrenderedTrees { get; init; }

    /// <summary>SQL with Jinja to be run before the first node.</summary>
    public IReadOnlyList<string> OnRunStart { get; init; } = [];

    /// <summary>SQL with Jinja to be run behind the last node.</summary>
    public IReadOnlyList<string> OnRunEnd { get; init; } = [];

    /// <summary>The packages in which dispatch looks for the macros of a namespace.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DispatchOrder { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(0);

    /// <summary>What <c>flags</c> says of how commands run; null when it says nothing.</summary>
    public SettingNode.Map? Flags { get; init; }

    /// <summary>Whether <c>flags</c> switches something on.</summary>
    public bool Flag(string name) => Flags?[name] is SettingNode.Scalar { Value: true };

    /// <summary>Reads the file of a package's folder.</summary>
    /// <param name="tree">The package's files.</param>
    /// <param name="render">Renders the Jinja in its values.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <returns>null when there is no such file or it is not YAML.</returns>
    public static DbtProjectFile? Read(FileTree tree, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
    {
        if (tree.Read(FileName) is not { } file)
        {
            diagnostics.Add(new Diagnostic(
                "MX1101", $"There is no {FileName} in {tree.Root}", new SourceSpan(Path.Combine(tree.Root, FileName), 1, 1, 1),
                "Go to the project's folder, name it with --project-dir, or start one with 'mixdown init'."));
            return null;
        }
        switch (YamlReader.Read(file.Shown, file.Text, diagnostics))
        {
            case null:
                return null;
            case SettingNode.Map map:
                return Bind(map, file, render, diagnostics);
            case var other:
                diagnostics.Add(new Diagnostic("MX1011", $"{FileName} is {other.Kind}; it has to be a map", other.At, "It needs at least 'name:' and 'profile:'.").In(file.Text));
                return null;
        }
    }

    static DbtProjectFile Bind(SettingNode.Map map, TextFile file, Func<SettingNode, string, SettingNode> render, ICollection<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var rendered = (SettingNode.Map)render(map, file.Text);
        var reader = new SettingReader(rendered, found);
        var bound = new DbtProjectFile
        {
            Name = reader.RequiredText("name"),
            Profile = reader.Text("profile"),
            CleanTargets = reader.Node("clean-targets") as SettingNode.List,
            ModelPaths = Paths(reader, "model-paths", "models"),
            SeedPaths = Paths(reader, "seed-paths", "seeds"),
            SnapshotPaths = Paths(reader, "snapshot-paths", "snapshots"),
            TestPaths = Paths(reader, "test-paths", "tests"),
            AnalysisPaths = Paths(reader, "analysis-paths", "analyses"),
            MacroPaths = Paths(reader, "macro-paths", "macros"),
            DocsPaths = reader.Texts("docs-paths"),
            InstallPath = reader.Text("packages-install-path") ?? "dbt_packages",
            Version = reader.Text("version"),
            RestrictsAccess = reader.Truth("restrict-access", false),
            Quoting = reader.Node("quoting") as SettingNode.Map,
            QueryComment = reader.Node("query-comment"),
            TargetPath = reader.Text("target-path") ?? "target",
            Vars = reader.Node("vars") as SettingNode.Map,
            ConfigTrees = Trees(reader),
            UnrenderedTrees = ReferenceEquals(rendered, map) ? null : Trees(new SettingReader(map, [])),
            OnRunStart = reader.Texts("on-run-start"),
            OnRunEnd = reader.Texts("on-run-end"),
            DispatchOrder = Dispatch(reader),
            Flags = reader.Node("flags") as SettingNode.Map,
        };
        reader.Finish(Ignored);
        foreach (var wrong in found)
            diagnostics.Add(Softened(wrong).In(file.Text));
        return bound;
    }

    static readonly string[] TreeKeys = ["models", "analyses", "seeds", "snapshots", "sources", "tests", "data_tests", "unit_tests", "exposures", "metrics", "semantic-models", "saved-queries", "functions"];

    static readonly string[] Ignored =
    [
        "config-version", "require-dbt-version", "log-path", "asset-paths", "function-paths", "dbt-cloud", "packages", "name",
    ];

    /// <summary>dbt itself lets unknown keys pass, so they only warn here.</summary>
    static Diagnostic Softened(Diagnostic wrong) => wrong.Code == "MX1010" ? wrong with { Severity = Severity.Warning } : wrong;

    static IReadOnlyList<string> Paths(SettingReader reader, string key, string byDefault) =>
        reader.Node(key) is null ? [byDefault] : reader.Texts(key);

    static Dictionary<string, SettingNode.Map> Trees(SettingReader reader)
    {
        var trees = new Dictionary<string, SettingNode.Map>(StringComparer.Ordinal);
        foreach (var key in TreeKeys)
        {
            if (reader.Node(key) is SettingNode.Map tree)
                trees[key == "tests" ? "data_tests" : key] = tree;
        }
        return trees;
    }

    static Dictionary<string, IReadOnlyList<string>> Dispatch(SettingReader reader)
    {
        var order = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var item in (reader.Node("dispatch") as SettingNode.List)?.Items ?? [])
        {
            if (item is SettingNode.Map map && map["macro_namespace"] is SettingNode.Scalar name && map["search_order"] is SettingNode.List search)
                order[name.Text] = [.. search.Items.OfType<SettingNode.Scalar>().Select(package => package.Text)];
        }
        return order;
    }
}
