using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>tests:</c> and <c>data_tests:</c>, in the older form (arguments beside the configuration) and the newer
/// one (<c>arguments:</c>).</summary>
static class TestReader
{
    /// <summary>What configures a test; all other keys are arguments of its macro.</summary>
    public static readonly string[] ConfigKeys =
    [
        "severity", "tags", "enabled", "where", "limit", "warn_if", "error_if", "fail_calc", "store_failures", "store_failures_as",
        "meta", "database", "schema", "alias", "group", "config",
    ];

    /// <param name="owner">The model or column.</param>
    /// <param name="column">The column, or null for a table.</param>
    /// <param name="found">Receives what is wrong.</param>
    public static List<TestDeclaration> Read(SettingNode.Map owner, ColumnInfo? column, List<Diagnostic> found)
    {
        var tests = new List<TestDeclaration>();
        foreach (var key in new[] { "tests", "data_tests" })
        {
            foreach (var item in Items(owner[key], key, found))
            {
                if (One(item, column, found) is { } test && !TakesModel(test, found))
                    tests.Add(test);
            }
        }
        return tests;
    }

    static IReadOnlyList<SettingNode> Items(SettingNode? node, string key, List<Diagnostic> found)
    {
        if (node is SettingNode.List list)
            return list.Items;
        if (node is not null and not SettingNode.Null)
            found.Add(new Diagnostic("MX1011", $"'{key}' is {node.Kind}; it has to be a list", node.At, "Write each test behind a '- '."));
        return [];
    }

    static bool TakesModel(TestDeclaration test, List<Diagnostic> found)
    {
        if (!test.Arguments.ContainsKey("model"))
            return false;
        found.Add(new Diagnostic("MX1520", $"The test '{test.Macro}' is given a 'model'", test.At, "Take it out: the model that the test stands under is given to it by itself."));
        return true;
    }

    static TestDeclaration? One(SettingNode item, ColumnInfo? column, List<Diagnostic> found)
    {
        switch (item)
        {
            case SettingNode.Scalar scalar:
                return Bind(scalar.Text, scalar.At, new SettingNode.Map(scalar.At, []), column);
            case SettingNode.Map map when map["test_name"] is SettingNode.Scalar named:
                return Bind(named.Text, named.At, map, column);
            case SettingNode.Map { Entries: [var entry, ..] } map:
                return Bind(entry.Key, entry.KeyAt, Joined(entry, map), column);
            default:
                found.Add(new Diagnostic("MX1011", $"A test is {item.Kind}; it has to be a name, or a name with arguments", item.At));
                return null;
        }
    }

    /// <summary>What stands under the test's name and beside it: <c>- unique:</c> with <c>config:</c> on the same level.</summary>
    static SettingNode.Map Joined(SettingEntry entry, SettingNode.Map map) => map with
    {
        Entries = [.. (entry.Value as SettingNode.Map)?.Entries ?? [], .. map.Entries.Skip(1)],
    };

    static TestDeclaration Bind(string macro, SourceSpan at, SettingNode.Map map, ColumnInfo? column)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Key == "arguments" && entry.Value is SettingNode.Map nested)
                Add(arguments, PlainValue.Map(nested));
            else if (!ConfigKeys.Contains(entry.Key, StringComparer.Ordinal) && entry.Key is not ("name" or "description" or "test_name" or "column_name"))
                arguments[entry.Key] = PlainValue.Of(entry.Value);
        }
        var test = new TestDeclaration(macro, at)
        {
            Name = (map["name"] as SettingNode.Scalar)?.Text,
            Description = (map["description"] as SettingNode.Scalar)?.Text ?? "",
            Column = NameInSql(column) ?? (map["column_name"] as SettingNode.Scalar)?.Text,
            Arguments = arguments,
        };
        if (column is { Tags.Count: > 0 })
            test.ColumnTags = column.Tags;
        Configure(test.Config, map);
        return test;
    }

    /// <summary>The column as the test's SQL has it: dbt quotes it where the column says so.</summary>
    static string? NameInSql(ColumnInfo? column) => column is { Quote: true } ? new SqlIdentifier(column.Name).ToString() : column?.Name;

    static void Add(Dictionary<string, object?> arguments, IReadOnlyDictionary<string, object?> more)
    {
        foreach (var (key, value) in more)
            arguments[key] = value;
    }

    static void Configure(NodeConfig config, SettingNode.Map map)
    {
        foreach (var entry in map.Entries.Where(entry => entry.Key != "config" && ConfigKeys.Contains(entry.Key, StringComparer.Ordinal)))
            config.Merge(entry.Key, PlainValue.Of(entry.Value));
        foreach (var entry in (map["config"] as SettingNode.Map)?.Entries ?? [])
            config.Merge(entry.Key, PlainValue.Of(entry.Value));
    }
}
