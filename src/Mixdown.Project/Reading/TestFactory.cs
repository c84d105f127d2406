using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Makes the nodes of generic tests, with dbt's names.</summary>
/// <param name="project">The package.</param>
/// <param name="macros">Where the tests' macros are.</param>
/// <param name="manifest">Receives the nodes.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class TestFactory(DbtProjectFile project, MacroLibrary macros, Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Longest name of a file and a relation; a longer one is cut and gets a hash.</summary>
    const int LongestName = 63;

    /// <summary>The tests of a model, a seed or a snapshot.</summary>
    /// <param name="tests">As declared.</param>
    /// <param name="node">On what.</param>
    /// <param name="file">The properties file.</param>
    public void Add(IEnumerable<TestDeclaration> tests, ProjectNode node, string file)
    {
        foreach (var test in tests)
            Add(test, "", node.Name, $"ref('{node.Name}')", node.UniqueId, file);
    }

    /// <summary>The tests of a source table.</summary>
    public void Add(IEnumerable<TestDeclaration> tests, SourceTable source)
    {
        foreach (var test in tests)
            Add(test, "source_", $"{source.SourceName}_{source.Name}", $"source('{source.SourceName}', '{source.Name}')", source.UniqueId, source.File);
    }

    void Add(TestDeclaration test, string prefix, string table, string call, string attachedTo, string file)
    {
        if (MacroOf(test) is not { } macro)
            return;
        var (shortName, fullName) = Names(test, prefix, table);
        var arguments = new Dictionary<string, object?>(test.Arguments, StringComparer.Ordinal) { ["model"] = $"{{{{ get_where_subquery({call}) }}}}" };
        if (test.Column is not null)
            arguments["column_name"] = test.Column;
        var node = new ProjectNode(NodeKind.Test)
        {
            UniqueId = $"test.{project.Name}.{fullName}.{TextFunctions.Md5(Canonical(test, attachedTo))[^10..]}",
            Name = fullName,
            Package = project.Name,
            File = file,
            Path = $"{shortName}.sql",
            Fqn = [project.Name, .. Folders(file), fullName],
            RawCode = $"{{{{ {macro}(**_dbt_generic_test_kwargs) }}}}",
            Check = new CheckSpec(test.Macro, arguments, test.Column, attachedTo),
            Description = test.Description,
            DeclaredAt = test.At,
        };
        ConfigTree.Apply(project.ConfigTrees.GetValueOrDefault("data_tests"), node.Fqn, node.Config);
        node.Config.Merge(test.Config);
        if (!manifest.TryAdd(node))
            diagnostics.Add(new Diagnostic("MX1209", $"The test '{fullName}' is declared twice", test.At, "Remove one of the two.", Severity.Warning));
    }

    /// <summary>How the test's macro is called; null (and MX1207) when there is none.</summary>
    string? MacroOf(TestDeclaration test)
    {
        if (test.Macro.Split('.') is [var package, var bare] && macros.TryFind(package, $"test_{bare}", out _))
            return $"{package}.test_{bare}";
        if (macros.TryFind($"test_{test.Macro}", out _))
            return $"test_{test.Macro}";
        var known = macros.Names.Where(name => name.StartsWith("test_", StringComparison.Ordinal)).Select(name => name[5..]);
        diagnostics.Add(new Diagnostic("MX1207", $"There is no test '{test.Macro}'", test.At, DidYouMean.Hint(test.Macro, known)));
        return null;
    }

    static (string Short, string Full) Names(TestDeclaration test, string prefix, string table)
    {
        if (test.Name is { } given)
            return (given, given);
        var bare = test.Macro[(test.Macro.LastIndexOf('.') + 1)..];
        var space = test.Macro.Contains('.', StringComparison.Ordinal) ? test.Macro[..test.Macro.IndexOf('.', StringComparison.Ordinal)] + "_" : "";
        var identifier = $"{prefix}{space}{bare}_{table}";
        var full = $"{identifier}_{Flat(test)}";
        return full.Length <= LongestName ? (full, full) : ($"{identifier[..Math.Min(30, identifier.Length)]}_{TextFunctions.Md5(full)}", full);
    }

    /// <summary>All arguments by name, their values as words.</summary>
    static string Flat(TestDeclaration test)
    {
        var arguments = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in test.Arguments)
            arguments[name] = value;
        if (test.Column is not null)
            arguments["column_name"] = test.Column;
        return string.Join("__", arguments.Values.SelectMany(Parts).Select(Word));
    }

    static IEnumerable<object?> Parts(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.Values,
        IReadOnlyList<object?> list => list,
        _ => [value],
    };

    /// <summary>A run of characters that a name cannot hold becomes one underscore.</summary>
    static string Word(object? part)
    {
        var word = new StringBuilder();
        var inRun = false;
        foreach (var c in part switch { null => "None", true => "True", false => "False", _ => Convert.ToString(part, CultureInfo.InvariantCulture)! })
        {
            var kept = char.IsAsciiLetterOrDigit(c) || c == '_';
            if (kept || !inRun)
                word.Append(kept ? c : '_');
            inRun = !kept;
        }
        return word.ToString();
    }

    static string Canonical(TestDeclaration test, string attachedTo)
    {
        var text = new StringBuilder(attachedTo).Append('|').Append(test.Macro).Append('|').Append(test.Column).Append('|').Append(test.Name);
        foreach (var (key, value) in test.Arguments.Concat(test.Config.Values).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append('|').Append(key).Append('=').Append(string.Join(',', Parts(value).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))));
        return text.ToString();
    }

    IEnumerable<string> Folders(string file)
    {
        var path = project.ModelPaths.Concat(project.SeedPaths).FirstOrDefault(path => file.StartsWith(path + "/", StringComparison.Ordinal));
        return (path is null ? file : file[(path.Length + 1)..]).Split('/')[..^1];
    }
}
