using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Project.Dashboards.Reading;
using Mixdown.Project.Dashboards.Shapes;
using Mixdown.Project.Files.Yaml;
using Mixdown.Tests.Settings;

namespace Mixdown.Tests.Dashboards;

/// <summary>What <c>mixdown schema dashboard</c> says of files is what their reader does.</summary>
public sealed partial class DashboardShapeTests
{
    static readonly IReadOnlyDictionary<string, SettingShape> Tiles = ((SettingKind.ByKey)((SettingKind.Shared)Tile).Kind).Shapes;

    public static TheoryData<string> Kinds => [.. Tiles.Keys];

    public static TheoryData<string> Maps => ["owner", "filters", "parameters"];

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Repository.At("examples"), "*.yml", SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "dashboards").Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Kinds))]
    public void The_keys_of_a_kind_of_tile_are_those_that_are_read(string kind) =>
        Assert.Equal(Tiles[kind].Keys.Count, Known(tile: With(Tiles[kind])));

    [Theory, MemberData(nameof(Maps))]
    public void The_keys_of_owners_filters_and_parameters_are_those_that_are_read(string key)
    {
        var kind = DashboardFileShape.Of.Keys.Single(one => one.Name == key).Kind;
        var shape = ((SettingKind.Map)(kind is SettingKind.MapOf named ? named.Value : kind)).Shape;

        Assert.Equal(shape.Keys.Count, Known(head: kind is SettingKind.MapOf ? $"{key}: {{ name: {With(shape)} }}" : $"{key}: {With(shape)}"));
    }

    [Fact]
    public void The_keys_of_a_format_are_those_that_are_read()
    {
        var format = ((SettingKind.Map)((SettingKind.AnyOf)Tiles["table"].Keys.Single(key => key.Name == "format").Kind).Kinds[0]).Shape;

        Assert.Equal(format.Keys.Count, Known(tile: $"{{ table: A, columns: [b], format: {With(format)} }}"));
    }

    [Fact]
    public void The_keys_of_a_file_are_those_that_are_read() => Assert.Equal(DashboardFileShape.Of.Keys.Count, Known(head: "unheard: of"));

    [Theory, MemberData(nameof(Examples))]
    public void The_examples_are_what_the_schema_says(string file) =>
        Assert.Empty(Wrong(YamlReader.Read(file, File.ReadAllText(Repository.At(file)), [])!, new SettingKind.Map(DashboardFileShape.Of), ""));

    [Fact]
    public void What_is_not_as_the_schema_says_is_found() => Assert.Equal(
        ["rows.0.0.width", "rows.0.0.heigth", "rows.0.0.y", "rows.0.1", "titel"],
        Wrong(YamlReader.Read("a.yml", "dashboard: A\nrows: [[{ line: B, x: c, width: 13, heigth: 1 }, { lines: B }]]\ntitel: A\n", [])!, new SettingKind.Map(DashboardFileShape.Of), ""));

    static SettingKind Tile => ((SettingKind.ListOf)((SettingKind.ListOf)DashboardFileShape.Of.Keys.Single(key => key.Name == "rows").Kind).Item).Item;

    /// <summary>How many keys the reader knows where it meets one that it does not: it lists them, or says how many there are.</summary>
    static int Known(string tile = "{ number: A, value: b }", string head = "")
    {
        var found = new List<Diagnostic>();
        DashboardText.Read("a.yml", $"dashboard: A\n{head}\nrows:\n  - - {tile}\n", found);
        Assert.Empty(found.Where(one => one.Code == "MX1011").Select(one => one.Message));
        var hint = Assert.Single(found, one => one.Code == "MX1010").Hint!;
        var more = More().Match(hint);
        return hint.Count(sign => sign == ',') + 1 + (more.Success ? int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>A map with every key of a shape, and one that nobody knows. A tile of text has the one or the other name.</summary>
    static string With(SettingShape shape)
    {
        var sample = ShapeSample.Of(shape).Entries.Where(entry => entry.Key != "id" || shape.Keys.All(key => key.Name != "title"));
        return $"{{ {string.Join(", ", sample.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))}, unheard: of }}";
    }

    static string Flow(SettingNode node) => node switch
    {
        SettingNode.List list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        SettingNode.Map map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))} }}",
        SettingNode.Scalar scalar => scalar.Text.ToLowerInvariant(),
        _ => "null",
    };

    static IEnumerable<string> Wrong(SettingNode node, SettingKind kind, string place) => (kind, node) switch
    {
        (SettingKind.Shared shared, _) => Wrong(node, shared.Kind, place),
        (SettingKind.Anything, _) => [],
        (SettingKind.Map map, SettingNode.Map said) => Wrong(said, map.Shape, place),
        (SettingKind.MapOf map, SettingNode.Map said) => said.Entries.SelectMany(entry => Wrong(entry.Value, map.Value, Below(place, entry.Key))),
        (SettingKind.ByKey keys, SettingNode.Map said) => said.Entries.FirstOrDefault(entry => keys.Shapes.ContainsKey(entry.Key)) is { } entry ? Wrong(said, keys.Shapes[entry.Key], place) : [place],
        (SettingKind.ListOf list, SettingNode.List said) => said.Items.SelectMany((item, at) => Wrong(item, list.Item, Below(place, $"{at}"))),
        (SettingKind.AnyOf any, _) => any.Kinds.Any(one => !Wrong(node, one, place).Any()) ? [] : [place],
        (SettingKind.Texts, SettingNode.Scalar) => [],
        (SettingKind.Texts, SettingNode.List said) when said.Items.All(item => item is SettingNode.Scalar) => [],
        (SettingKind.Text, SettingNode.Scalar) or (SettingKind.Truth, SettingNode.Scalar { Value: bool }) => [],
        (SettingKind.Whole whole, SettingNode.Scalar { Value: long number }) when number >= whole.Min && number <= whole.Max => [],
        (SettingKind.Choice choice, SettingNode.Scalar word) when choice.Words.Contains(word.Text, StringComparer.Ordinal) => [],
        (SettingKind.Time, SettingNode.Scalar { Text: [>= '0' and <= '9', ..] }) => [],
        _ => [place],
    };

    static IEnumerable<string> Wrong(SettingNode.Map said, SettingShape shape, string place)
    {
        foreach (var entry in said.Entries)
        {
            if (shape.Keys.FirstOrDefault(key => key.Name == entry.Key) is not { } key)
                yield return Below(place, entry.Key);
            else
                foreach (var wrong in Wrong(entry.Value, key.Kind, Below(place, entry.Key)))
                    yield return wrong;
        }
        foreach (var missing in shape.Keys.Where(key => key.IsRequired && said[key.Name] is null))
            yield return Below(place, missing.Name);
    }

    static string Below(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    [GeneratedRegex("and ([0-9]+) more", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex More();
}
