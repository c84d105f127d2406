using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>unit_tests:</c>.</summary>
/// <param name="file">The properties file.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class UnitTestReader(TextFile file, List<Diagnostic> found)
{
    static readonly string[] Known = ["name", "model", "description", "given", "expect", "overrides", "config", "versions"];

    static readonly string[] Formats = ["dict", "csv", "sql"];

    /// <summary>One entry; null when it is not whole.</summary>
    public UnitTestDeclaration? Read(SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var (name, model) = (reader.RequiredText("name"), reader.RequiredText("model"));
        reader.Finish(Known);
        if (map["expect"] is null)
            found.Add(new Diagnostic("MX1013", "'expect' is missing", map.At, "Add 'expect:' with the rows that the model is to give."));
        if (name.Length == 0 || model.Length == 0 || map["expect"] is null)
            return null;
        return new UnitTestDeclaration(name, model, map, file)
        {
            Given = [.. Inputs(map["given"])],
            Expect = Rows(map["expect"]!),
        };
    }

    IEnumerable<UnitTestInput> Inputs(SettingNode? given)
    {
        foreach (var map in (given as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
        {
            var input = new SettingReader(map, found).RequiredText("input");
            if (input.Length > 0)
                yield return new UnitTestInput(input, Rows(map));
        }
    }

    UnitTestRows Rows(SettingNode node)
    {
        if (node is not SettingNode.Map map)
            return Dicts(node, node.At);
        var reader = new SettingReader(map, found);
        var (format, fixture) = (reader.Text("format") ?? "dict", reader.Text("fixture"));
        if (!Formats.Contains(format, StringComparer.Ordinal))
            found.Add(new Diagnostic("MX1012", $"'format' is '{format}'", map["format"]!.At, DidYouMean.Hint(format, Formats)));
        if (fixture is not null && map["rows"] is not null)
            found.Add(new Diagnostic("MX1222", "A unit test's rows are in a fixture and in the test", map["rows"]!.At, "Keep 'rows:' or 'fixture:'."));
        if (format == "dict")
            return Dicts(map["rows"], map.At);
        return new UnitTestRows(format, (map["rows"] ?? map["fixture"] ?? map).At)
        {
            Text = (map["rows"] as SettingNode.Scalar)?.Text,
            Fixture = fixture,
        };
    }

    UnitTestRows Dicts(SettingNode? rows, SourceSpan at)
    {
        if (rows is not null and not SettingNode.List and not SettingNode.Null)
            found.Add(new Diagnostic("MX1011", $"'rows' is {rows.Kind}; it has to be a list", rows.At, "Write each row behind a '- ', as in '- {id: 1, name: Ada}', or say 'format: csv'."));
        var maps = (rows as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];
        return new UnitTestRows("dict", rows?.At ?? at) { Rows = [.. maps.Select(PlainValue.Map)] };
    }
}
