using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Makes the nodes of generic tests, with dbt's names.</summary>
/// <param name="package">The package.</param>
/// <param name="root">The root project's settings, which win over the package's.</param>
/// <param name="macros">Where the tests' macros are.</param>
/// <param name="manifest">Receives the nodes.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class TestFactory(Package package, DbtProjectFile root, MacroLibrary macros, Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The tests of a model, a seed or a snapshot.</summary>
    /// <param name="tests">As declared.</param>
    /// <param name="node">On what.</param>
    /// <param name="file">The properties file.</param>
    public void Add(IEnumerable<TestDeclaration> tests, ProjectNode node, string file)
    {
        var version = node.Version is { } one ? $", version='{one}'" : "";
        var owner = new TestOwner(node.Version is null ? node.Name : $"{node.Name}_v{node.Version}", "", $"ref('{node.Name}'{version})", node.UniqueId, file);
        foreach (var test in tests)
            Add(test, owner);
    }

    /// <summary>The tests of a source table.</summary>
    public void Add(IEnumerable<TestDeclaration> tests, SourceTable source)
    {
        var owner = new TestOwner(
            $"{source.SourceName}_{source.Name}", "source_", $"source('{source.SourceName}', '{source.Name}')", source.UniqueId, source.File);
        foreach (var test in tests)
            Add(test, owner);
    }

    void Add(TestDeclaration test, TestOwner owner)
    {
        if (MacroOf(test) is not { } macro)
            return;
        var arguments = Arguments(test, owner);
        var (space, bare) = test.Macro.Split('.') is [var prefix, var own] ? (prefix, own) : (null, test.Macro);
        var (shortName, fullName) = test.Name is { } given
            ? (given, given)
            : TestNames.Of($"{(space is null ? "" : space + "_")}{owner.Prefix}{bare}", owner.Name, arguments);
        var node = new ProjectNode(NodeKind.Test)
        {
            UniqueId = $"test.{package.Name}.{fullName}.{TestNames.Hash(fullName, space, bare, arguments)}",
            Name = fullName,
            Package = package.Name,
            File = owner.File,
            Path = $"{shortName}.sql",
            Fqn = [package.Name, .. Folders(owner.File), fullName],
            RawCode = $"{{{{ {macro}(**_dbt_generic_test_kwargs) }}}}{OwnConfig(test, shortName, fullName)}",
            Check = new CheckSpec(test.Macro, arguments, test.Column, owner.Id),
            Description = test.Description,
            DeclaredAt = test.At,
        };
        ConfigTree.Apply(package.Project.ConfigTrees.GetValueOrDefault("data_tests"), node.Fqn, node.Config);
        if (test.ColumnTags.Count > 0)
            node.Config.Merge("tags", test.ColumnTags.ToList<object?>());
        node.Config.Merge(test.Config);
        UnrenderedConfigs.Note(package.Project, "data_tests", node, test.Config);
        if (!package.IsRoot)
            ConfigTree.Apply(root.ConfigTrees.GetValueOrDefault("data_tests"), node.Fqn, node.RootConfig);
        if (!manifest.TryAdd(node))
            diagnostics.Add(Twice(test, fullName));
    }

    static Dictionary<string, object?> Arguments(TestDeclaration test, TestOwner owner)
    {
        var arguments = new Dictionary<string, object?>(test.Arguments, StringComparer.Ordinal);
        if (test.Column is not null)
            arguments["column_name"] = test.Column;
        arguments["model"] = $"{{{{ get_where_subquery({owner.Call}) }}}}";
        return arguments;
    }

    /// <summary>What dbt writes behind the call: the configuration that stands at the test, and the name of a cut name's table.</summary>
    static string OwnConfig(TestDeclaration test, string shortName, string fullName)
    {
        if (shortName != fullName && test.Config["alias"] is null)
            test.Config.Merge("alias", shortName);
        if (test.Config.Values.Count == 0)
            return "";
        return $"{{{{ config({string.Join(',', test.Config.Values.Select(entry => $"{entry.Key}={Literal(entry.Value)}"))}) }}}}";
    }

    static string Literal(object? value) => value is string text
        ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : JinjaValue.Str(JinjaValue.From(value));

    Diagnostic Twice(TestDeclaration test, string name) => new(
        "MX1209", $"The test '{name}' is declared twice: also at {manifest.Nodes.Values.First(node => node.Name == name).DeclaredAt}", test.At,
        "Remove one of the two, or give one a name of its own: 'name: …'.");

    /// <summary>How the test's macro is called; null (and MX1207) when there is none.</summary>
    string? MacroOf(TestDeclaration test)
    {
        if (test.Macro.Split('.') is [var space, var bare] && macros.TryFind(space, $"test_{bare}", out _))
            return $"{space}.test_{bare}";
        if (macros.TryFindFrom(package.Name, $"test_{test.Macro}", out _))
            return $"test_{test.Macro}";
        var known = macros.Names.Where(name => name.StartsWith("test_", StringComparison.Ordinal)).Select(name => name[5..]);
        diagnostics.Add(new Diagnostic("MX1207", $"There is no test '{test.Macro}'", test.At, DidYouMean.Hint(test.Macro, known)));
        return null;
    }

    IEnumerable<string> Folders(string file)
    {
        var path = package.Project.ModelPaths.Concat(package.Project.SeedPaths).Concat(package.Project.SnapshotPaths).FirstOrDefault(path => file.StartsWith(path + "/", StringComparison.Ordinal));
        return (path is null ? file : file[(path.Length + 1)..]).Split('/')[..^1];
    }
}
