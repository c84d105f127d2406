using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Dashboards.Reading;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.Graph;
using Mixdown.Project.Reading.Cache;
using Mixdown.Project.Reading.Rules;

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
        _tree = new FileTree(_request.ProjectDir, "", _request.OpenFiles);
    }

    /// <summary>The project; null when it is too broken to go on.</summary>
    public MixdownProject? Read()
    {
        var given = GivenVars();
        var early = new Variables("", given);
        if (ReadHead(early) is not { } head)
            return null;
        var vars = new Variables(head.Name, given, PlainValue.Map(head.Vars));
        if (new ProfilesReader(_request, Renderer(vars, null, secrets: true), _diagnostics).Read(head.Profile) is not { } target)
            return null;
        var facts = TargetFacts.Of(target);
        if (DbtProjectFile.Read(_tree, Renderer(early, facts, secrets: false), _diagnostics) is not { } project)
            return null;
        var file = MixdownFile.Read(_tree, target.Name, Renderer(vars, facts, secrets: true), _diagnostics);
        var root = new Package(project, _tree, vars, IsRoot: true);
        var packages = new InstalledPackages(root, given, of => Renderer(of, facts, secrets: false), _diagnostics).Read();
        var context = new CompileContext
        {
            Request = _request,
            Project = project,
            Target = target,
            Variables = vars,
            Macros = new MacroLibrary(project.Name),
            Environments = _environments,
            Manifest = _manifest,
            Packages = packages.ToDictionary(package => package.Name, StringComparer.Ordinal),
        };
        _manifest.Selectors = SelectorsFile.Read(_tree, Renderer(vars, facts, secrets: false), _diagnostics);
        return ReadNodes(context, packages, facts) is { } graph
            ? new MixdownProject(context, graph, file, [.. InOrder(_diagnostics.Where(found => found.Severity == Severity.Warning))])
            : null;
    }

    /// <summary>What of dbt_project.yml leads to the target, which the Jinja in the rest of the file may ask for.</summary>
    DbtProjectFile? ReadHead(Variables early)
    {
        var render = new SettingsRenderer(_environments.Settings, new SettingsScope(_request.Environment, secrets: false, early) { Request = _request }, []).Render;
        return DbtProjectFile.Read(_tree, (file, text) => file is SettingNode.Map map ? map with
        {
            Entries = [.. map.Entries.Where(entry => entry.Key is "name" or "profile" or "vars").Select(entry => entry with { Value = render(entry.Value, text) })],
        } : file, []) ?? DbtProjectFile.Read(_tree, Renderer(early, null, secrets: false), _diagnostics);
    }

    PackageReading Reading(Package package, CompileContext context, SettingTrees trees, JinjaDict target)
    {
        var render = Renderer(package.Variables, target, secrets: false);
        var properties = new PropertiesReader(package.Name, context.Target, file => trees.Read(file, _diagnostics), render, _diagnostics);
        return new PackageReading(package, context, properties, _diagnostics);
    }

    NodeGraph? ReadNodes(CompileContext context, IReadOnlyList<Package> packages, JinjaDict target)
    {
        var cache = ParseCache.Open(_request.CacheFile);
        var trees = new SettingTrees(cache);
        var readings = packages.Select(package => Reading(package, context, trees, target)).ToList();
        var docs = new DocTexts(_manifest, context.Project.Name, _diagnostics);
        ReadFiles(context, readings, docs);
        new ParsePass(context, cache, _diagnostics, _cancel).Run([.. _manifest.Nodes.Values]);
        Save(cache);
        CheckSettings.Settle(_manifest.Nodes.Values, _request.StoreFailures, _diagnostics);
        foreach (var package in readings)
            new ExposureCalls(context, _diagnostics, _cancel).Read(package.Properties);
        ReadDashboards(context);
        _manifest.Macros = context.Macros.Infos;
        UnusedConfig.Warn(context.Project, _manifest, _diagnostics);
        DisabledNodes.Take(_manifest);
        ContractRules.Check(_manifest.Nodes.Values, _diagnostics);
        docs.Resolve();
        new RelationNamer(context, _diagnostics, _cancel).Name(_manifest.Nodes.Values);
        return Link(context);
    }

    void ReadFiles(CompileContext context, IReadOnlyList<PackageReading> packages, DocTexts docs)
    {
        foreach (var (name, text) in EmbeddedMacros.Read())
            context.Macros.Add(_environments.Run, MacroLibrary.Embedded, name, text);
        foreach (var package in packages)
            package.ReadMacros();
        foreach (var package in packages)
        {
            package.ReadProperties(docs);
            package.MakeNodes();
            new UnitTestFactory(package.Package, context.Project, _manifest, _diagnostics).Add(package.Properties.UnitTests);
            MacroDescriptions.Apply(context.Macros, package.Package.Name, package.Properties.Macros);
        }
    }

    void ReadDashboards(CompileContext context)
    {
        _manifest.Dashboards = new DashboardReader(_diagnostics).Read(_tree);
        var exposures = new DashboardExposures(context);
        foreach (var dashboard in _manifest.Dashboards)
        {
            if (!_manifest.TryAdd(exposures.Of(dashboard)))
                _diagnostics.Add(new Diagnostic("MX1744", $"There is an exposure '{dashboard.Id}' beside the dashboard of this name", dashboard.At, "A dashboard is an exposure by itself: take the other one out, or rename the file."));
        }
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
        var lookup = new RefLookup(_manifest, context.Project.Name);
        new Linker(context, lookup, TextOf, _diagnostics).Link();
        context.Lookup = lookup;
        return NodeGraph.Create([.. _manifest.All], _diagnostics);
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
        var scope = new SettingsScope(_request.Environment, secrets, vars, target) { Request = _request };
        return new SettingsRenderer(_environments.Settings, scope, _diagnostics).Render;
    }
}
