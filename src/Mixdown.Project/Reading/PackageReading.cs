using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading;

/// <summary>Reads the files of one package: the root project or one that is installed.</summary>
/// <param name="package">The package.</param>
/// <param name="context">Receives its macros and its nodes.</param>
/// <param name="properties">Reads its properties files.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class PackageReading(Package package, CompileContext context, PropertiesReader properties, List<Diagnostic> diagnostics)
{
    /// <summary>The package.</summary>
    public Package Package => package;

    /// <summary>What its properties files say.</summary>
    public PropertiesReader Properties => properties;

    DbtProjectFile Project => package.Project;

    /// <summary>Takes in the macros; those of all packages before any test is made.</summary>
    public void ReadMacros()
    {
        var paths = Project.MacroPaths.Concat(Project.TestPaths.Select(path => path + "/generic"));
        foreach (var file in package.Tree.Find(paths, ".sql"))
        {
            foreach (var again in context.Macros.Add(context.Environments.Run, package.Name, file.Name, file.Text, file.Shown))
                diagnostics.Add(new Diagnostic("MX1201", $"There are two macros '{again.Name}'", again.At, "Rename one of them.").In(file.Text));
        }
    }

    /// <summary>Reads the properties files and the docs blocks.</summary>
    public void ReadProperties(DocTexts docs)
    {
        IEnumerable<string> paths = [.. Project.ModelPaths, .. Project.SeedPaths, .. Project.SnapshotPaths, .. Project.MacroPaths, .. Project.TestPaths, .. Project.AnalysisPaths];
        foreach (var file in package.Tree.Find(paths, ".yml", ".yaml"))
            properties.Read(file);
        foreach (var file in package.Tree.Find([.. paths, .. Project.DocsPaths], ".md"))
            docs.Read(package.Name, file);
        foreach (var group in properties.Groups.Where(group => !context.Manifest.TryAdd(group)))
            diagnostics.Add(new Diagnostic("MX1201", $"There are two groups '{group.Name}'", group.At, "Rename one of them."));
    }

    /// <summary>Makes the nodes, none of them rendered yet.</summary>
    public void MakeNodes()
    {
        var nodes = new NodeFactory(package, context.Project, context.Manifest, diagnostics);
        nodes.Take(properties.Nodes);
        nodes.Add(NodeKind.Model, package.Tree.Find(Project.ModelPaths, ".sql"));
        nodes.Add(NodeKind.Seed, package.Tree.Find(Project.SeedPaths, ".csv"));
        nodes.Add(NodeKind.Test, package.Tree.Find(Project.TestPaths, ".sql").Where(file => !IsOutside(file.Below)));
        nodes.Add(NodeKind.Analysis, package.Tree.Find(Project.AnalysisPaths, ".sql"));
        new SnapshotFactory(nodes, diagnostics).Add(package.Tree.Find(Project.SnapshotPaths, ".sql"), properties.Nodes);
        var tests = new TestFactory(package, context.Project, context.Macros, context.Manifest, diagnostics);
        foreach (var (patch, node) in nodes.Described)
            tests.Add(patch.Tests, node, patch.File.Name);
        foreach (var source in properties.Sources)
            AddSource(source, tests);
        foreach (var declared in properties.Declared)
            AddDeclared(declared);
        if (package.IsRoot)
            diagnostics.AddRange(nodes.Unused());
    }

    /// <summary>Generic tests are macros, and fixtures are rows of unit tests.</summary>
    static bool IsOutside(string below) =>
        below.StartsWith("generic/", StringComparison.Ordinal) || below.StartsWith("fixtures/", StringComparison.Ordinal);

    void AddSource(SourcePatch source, TestFactory tests)
    {
        Configure("sources", source.Table);
        AddOnce(source.Table);
        tests.Add(source.Tests, source.Table);
    }

    void AddDeclared(DeclaredNode node)
    {
        Configure(TreeOf(node.Kind), node);
        AddOnce(node);
    }

    static string TreeOf(NodeKind kind) => kind switch
    {
        NodeKind.Exposure => "exposures",
        NodeKind.SemanticModel => "semantic-models",
        NodeKind.SavedQuery => "saved-queries",
        _ => "metrics",
    };

    /// <summary>What the package's tree says is below what stands at the node; what the root project's says is above it.</summary>
    void Configure(string tree, GraphNode node)
    {
        var own = new NodeConfig();
        ConfigTree.Apply(Project.ConfigTrees.GetValueOrDefault(tree), node.Fqn, own);
        own.Merge(node.Config);
        if (!package.IsRoot)
            ConfigTree.Apply(context.Project.ConfigTrees.GetValueOrDefault(tree), node.Fqn, own);
        node.Config.Replace(own.Values);
    }

    void AddOnce(GraphNode node)
    {
        if (!context.Manifest.TryAdd(node))
            diagnostics.Add(new Diagnostic("MX1201", $"There are two {node.KindWord}s '{node.Name}'", node.DeclaredAt, "Rename one of them."));
    }
}
