using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading;

/// <summary>Makes unit tests; of a model with versions, one for each version that the test does not leave out.</summary>
/// <param name="package">The package.</param>
/// <param name="root">The root project's settings, which win over the package's.</param>
/// <param name="manifest">Has the models, receives the tests.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class UnitTestFactory(Package package, DbtProjectFile root, Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    readonly Lazy<Dictionary<string, TextFile>> _fixtures = new(() => package.Tree
        .Find(package.Project.TestPaths.Select(path => path + "/fixtures"), ".csv", ".sql")
        .ToDictionary(file => Path.GetFileName(file.Name), StringComparer.Ordinal));

    /// <summary>The tests of a package; behind its models.</summary>
    public void Add(IEnumerable<UnitTestDeclaration> tests)
    {
        foreach (var test in tests)
        {
            var models = manifest.Nodes.Values.Where(node => node.Kind == NodeKind.Model && node.Package == package.Name && node.Name == test.Model).ToList();
            if (models.Count == 0)
                diagnostics.Add(Unknown(test));
            foreach (var model in models.Where(model => Takes(test, model)))
                Add(test, model);
        }
    }

    void Add(UnitTestDeclaration test, ProjectNode model)
    {
        var name = model.Version is { } version ? $"{test.Name}_v{version}" : test.Name;
        var node = new UnitTestNode
        {
            UniqueId = $"unit_test.{package.Name}.{test.Model}.{name}",
            Name = test.Name,
            Package = package.Name,
            File = test.File.Name,
            Fqn = [package.Name, .. test.File.Folders, test.Model, name],
            Model = test.Model,
            Version = model.Version,
            TestedNode = model.UniqueId,
            Given = [.. test.Given.Select(input => input with { Rows = WithFixture(input.Rows) })],
            Expect = WithFixture(test.Expect),
            Macros = test.Overrides("macros"),
            Vars = test.Overrides("vars"),
            EnvironmentVariables = test.Overrides("env_vars"),
            Description = new SettingReader(test.Map, []).Text("description") ?? "",
            DeclaredAt = test.Map["name"]!.At,
            Declaration = test.Map,
        };
        Configure(node, test.Map["config"] as SettingNode.Map, model);
        if (!manifest.TryAdd(node))
            diagnostics.Add(new Diagnostic("MX1201", $"There are two unit tests '{test.Name}' of '{test.Model}'", node.DeclaredAt, "Rename one of them."));
    }

    void Configure(UnitTestNode node, SettingNode.Map? config, ProjectNode model)
    {
        ConfigTree.Apply(package.Project.ConfigTrees.GetValueOrDefault("unit_tests"), node.Fqn, node.Config);
        foreach (var entry in config?.Entries ?? [])
            node.Config.Merge(entry.Key, PlainValue.Of(entry.Value));
        if (!package.IsRoot)
            ConfigTree.Apply(root.ConfigTrees.GetValueOrDefault("unit_tests"), node.Fqn, node.Config);
        node.DependsOn = [model.UniqueId];
    }

    static bool Takes(UnitTestDeclaration test, ProjectNode model)
    {
        if (model.Version is not { } version || test.Map["versions"] is not SettingNode.Map versions)
            return true;
        var (include, exclude) = (Names(versions["include"]), Names(versions["exclude"]));
        return (include.Count == 0 || include.Contains(version)) && !exclude.Contains(version);
    }

    static IReadOnlyList<string> Names(SettingNode? node) => node switch
    {
        SettingNode.Scalar one => [one.Text],
        SettingNode.List many => [.. many.Items.OfType<SettingNode.Scalar>().Select(item => item.Text)],
        _ => [],
    };

    UnitTestRows WithFixture(UnitTestRows rows)
    {
        if (rows.Fixture is not { } name)
            return rows;
        if (_fixtures.Value.TryGetValue($"{name}.{rows.Format}", out var file) || _fixtures.Value.TryGetValue(name, out file))
            return rows with { Text = file.Text };
        diagnostics.Add(new Diagnostic(
            "MX1222", $"There is no fixture '{name}.{rows.Format}'", rows.At,
            _fixtures.Value.Count == 0 ? $"Fixtures are files in {package.Project.TestPaths[0]}/fixtures." : DidYouMean.Hint($"{name}.{rows.Format}", _fixtures.Value.Keys)));
        return rows;
    }

    Diagnostic Unknown(UnitTestDeclaration test)
    {
        var models = manifest.Nodes.Values.Where(node => node.Kind == NodeKind.Model && node.Package == package.Name).Select(node => node.Name);
        return new Diagnostic("MX1203", $"There is no model '{test.Model}' for the unit test '{test.Name}'", test.Map["model"]!.At, DidYouMean.Hint(test.Model, models));
    }
}
