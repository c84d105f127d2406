using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph;
using Mixdown.Project.Reading.Cache;

namespace Mixdown.Project.Reading;

/// <summary>The steps of reading a project, from the settings down to the graph.</summary>
sealed class ProjectReading
{
    readonly ProjectRequest _request;
    readonly List<Diagnostic> _diagnostics;
    readonly CancellationToken _cancel;
    readonly JinjaEnvironments _environments = new();
    readonly FileTree _tree;
    readonly Manifest _manifest = new();

    public ProjectReading(ProjectRequest request, List<Diagnostic> diagnostics, CancellationToken cancel)
    {
        _request = request with { ProjectDir = Path.GetFullPath(request.ProjectDir) };
        _diagnostics = diagnostics;
        _cancel = cancel;
        _tree = new FileTree(_request.ProjectDir);
    }

    /// <summary>The project; null when it is too broken to go on.</summary>
    public MixdownProject? Read()
    {
        var given = GivenVars();
        var early = new Variables("", given, new Dictionary<string, object?>(0));
        if (ReadHead(early) is not { } head)
            return null;
        var vars = new Variables(head.Name, given, PlainValue.Map(head.Vars));
        if (new ProfilesReader(_request, Renderer(vars, null, secrets: true), _diagnostics).Read(head.Profile) is not { } target)
            return null;
        var facts = TargetFacts.Of(target);
        if (DbtProjectFile.Read(_tree, Renderer(early, facts, secrets: false), _diagnostics) is not { } project)
            return null;
        var file = MixdownFile.Read(_tree, target.Name, Renderer(vars, facts, secrets: true), _diagnostics);
        var context = new CompileContext
        {
            Request = _request,
            Project = project,
            Target = target,
            Variables = vars,
            Macros = new MacroLibrary(project.Name),
            Environments = _environments,
            Manifest = _manifest,
        };
        _manifest.Selectors = SelectorsFile.Read(_tree, Renderer(vars, facts, secrets: false), _diagnostics);
        return ReadNodes(context, Renderer(vars, facts, secrets: false)) is { } graph
            ? new MixdownProject(context, graph, file, [.. InOrder(_diagnostics.Where(found => found.Severity == Severity.Warning))])
            : null;
    }

    /// <summary>What of dbt_project.yml leads to the target, which the Jinja in the rest of the file may ask for.</summary>
    DbtProjectFile? ReadHead(Variables early)
    {
        var render = new SettingsRenderer(_environments.Run, new SettingsScope(_request.Environment, false, early, null), []).Render;
        return DbtProjectFile.Read(_tree, (file, text) => file is SettingNode.Map map ? map with
        {
            Entries = [.. map.Entries.Where(entry => entry.Key is "name" or "profile" or "vars").Select(entry => entry with { Value = render(entry.Value, text) })],
        } : file, []) ?? DbtProjectFile.Read(_tree, Renderer(early, null, secrets: false), _diagnostics);
    }

    NodeGraph? ReadNodes(CompileContext context, Func<SettingNode, string, SettingNode> render)
    {
        ReadMacros(context);
        var cache = ParseCache.Open(_request.CacheFile);
        var trees = new SettingTrees(cache);
        var properties = new PropertiesReader(context.Project.Name, context.Target, file => trees.Read(file, _diagnostics), render, _diagnostics);
        var docs = new DocTexts(_manifest, _diagnostics);
        ReadProperties(context.Project, properties, docs);
        MakeNodes(context, properties);
        var pass = new ParsePass(context, cache, _diagnostics, _cancel);
        pass.Run([.. _manifest.Nodes.Values]);
        Save(cache);
        CheckSettings.Settle(_manifest.Nodes.Values, _request.StoreFailures, _diagnostics);
        new ExposureCalls(context, _diagnostics, _cancel).Read(_manifest.Exposures, properties);
        foreach (var macro in properties.Macros)
            context.Macros.Describe(context.Project.Name, macro.Name, macro.Description);
        _manifest.Macros = context.Macros.Infos;
        DisableNodes();
        docs.Resolve();
        new RelationNamer(context, _diagnostics, _cancel).Name(_manifest.Nodes.Values);
        return Link(context);
    }

    /// <summary>A folder that may not be written costs time, not the command.</summary>
    void Save(ParseCache cache)
    {
        try
        {
            cache.Save();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(new Diagnostic(
                "MX1007", $"What was read of the project could not be kept: {problem.Message}",
                Hint: $"Every command reads all files anew until {_request.CacheFile} can be written.", Severity: Severity.Warning));
        }
    }

    NodeGraph? Link(CompileContext context)
    {
        var lookup = new RefLookup(_manifest);
        new Linker(_manifest, lookup, TextOf, _diagnostics).Link();
        context.Lookup = lookup;
        return NodeGraph.Create([.. _manifest.All], _diagnostics);
    }

    void ReadMacros(CompileContext context)
    {
        foreach (var (name, text) in EmbeddedMacros.Read())
            context.Macros.Add(_environments.Run, MacroLibrary.Embedded, name, text);
        var paths = context.Project.MacroPaths.Concat(context.Project.TestPaths.Select(path => path + "/generic"));
        foreach (var file in _tree.Find(paths, ".sql"))
        {
            foreach (var again in context.Macros.Add(_environments.Run, context.Project.Name, file.Name, file.Text))
                _diagnostics.Add(new Diagnostic("MX1201", $"There are two macros '{again.Name}'", again.At, "Rename one of them.").In(file.Text));
        }
    }

    void ReadProperties(DbtProjectFile project, PropertiesReader properties, DocTexts docs)
    {
        IEnumerable<string> paths = [.. project.ModelPaths, .. project.SeedPaths, .. project.SnapshotPaths, .. project.MacroPaths, .. project.TestPaths, .. project.AnalysisPaths];
        foreach (var file in _tree.Find(paths, ".yml", ".yaml"))
            properties.Read(file);
        foreach (var file in _tree.Find(paths, ".md"))
            docs.Read(project.Name, file);
    }

    void MakeNodes(CompileContext context, PropertiesReader properties)
    {
        var project = context.Project;
        var nodes = new NodeFactory(project, _manifest, _diagnostics);
        nodes.Take(properties.Nodes);
        nodes.Add(NodeKind.Model, _tree.Find(project.ModelPaths, ".sql"));
        nodes.Add(NodeKind.Seed, _tree.Find(project.SeedPaths, ".csv"));
        nodes.Add(NodeKind.Test, _tree.Find(project.TestPaths, ".sql").Where(file => !file.Below.StartsWith("generic/", StringComparison.Ordinal)));
        nodes.Add(NodeKind.Analysis, _tree.Find(project.AnalysisPaths, ".sql"));
        var tests = new TestFactory(project, context.Macros, _manifest, _diagnostics);
        foreach (var patch in properties.Nodes)
        {
            if (nodes.Named(patch) is { } node)
                tests.Add(patch.Tests, node, patch.File);
        }
        foreach (var source in properties.Sources)
            AddSource(source, project, tests);
        foreach (var declared in properties.Declared)
            AddOnce(declared);
        _diagnostics.AddRange(nodes.Unused());
    }

    void AddSource(SourcePatch source, DbtProjectFile project, TestFactory tests)
    {
        ConfigTree.Apply(project.ConfigTrees.GetValueOrDefault("sources"), source.Table.Fqn, source.Table.Config);
        AddOnce(source.Table);
        tests.Add(source.Tests, source.Table);
    }

    void AddOnce(GraphNode node)
    {
        if (!_manifest.TryAdd(node))
            _diagnostics.Add(new Diagnostic("MX1201", $"There are two {node.KindWord}s '{node.Name}'", node.DeclaredAt, "Rename one of them."));
    }

    void DisableNodes()
    {
        foreach (var node in _manifest.All.Where(node => !node.Config.Enabled).ToList())
            _manifest.Disable(node);
        var off = _manifest.Disabled.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var check in _manifest.Nodes.Values.Where(node => node.Check?.AttachedTo is { } on && off.Contains(on)).ToList())
            _manifest.Disable(check);
    }

    /// <summary>Each once, errors first, then by place: nodes are parsed side by side, and a person wants the same list twice.</summary>
    public IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> found) => found
        .Select(WithExcerpt)
        .Distinct()
        .OrderBy(wrong => wrong.Severity)
        .ThenBy(wrong => wrong.At?.File, StringComparer.Ordinal)
        .ThenBy(wrong => wrong.At?.Line)
        .ThenBy(wrong => wrong.At?.Column);

    /// <summary>The same, with the lines round its place if it points into a line of a file.</summary>
    Diagnostic WithExcerpt(Diagnostic diagnostic) =>
        diagnostic is { Excerpt: null, At: not { Line: 1, Column: 1, Length: 1 } and { } at } && TextOf(at.File) is { } text ? diagnostic.In(text) : diagnostic;

    string? TextOf(string file) => _tree.Read(file)?.Text;

    IReadOnlyDictionary<string, object?> GivenVars()
    {
        if (string.IsNullOrWhiteSpace(_request.Vars))
            return new Dictionary<string, object?>(0);
        switch (YamlReader.Read("--vars", _request.Vars, _diagnostics))
        {
            case SettingNode.Map map:
                return PlainValue.Map(map);
            case { } other:
                _diagnostics.Add(new Diagnostic("MX1011", $"--vars is {other.Kind}; it has to be a map", other.At, "Write it as YAML: --vars '{as_of: 2025-12-31}'."));
                break;
        }
        return new Dictionary<string, object?>(0);
    }

    Func<SettingNode, string, SettingNode> Renderer(Variables vars, JinjaDict? target, bool secrets)
    {
        var scope = new SettingsScope(_request.Environment, secrets, vars, target);
        return new SettingsRenderer(_environments.Run, scope, _diagnostics).Render;
    }
}
