using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Testing.Golden;
using Mixdown.Web.App;

namespace Mixdown.GoldenTests.Contract;

/// <summary>The app's pages read what its addresses write: a record that changes and pages that do not know cannot both be there.</summary>
public sealed class ContractCases
{
    const string Head = "// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.\n"
        + "// Change those, and have it printed anew: ./mx golden accept Contract\n\n";

    // What several groups answer with is one file, but for what would make that long.
    static readonly Dictionary<string, string> Chapters = new() { ["tiles"] = nameof(TileAnswer), ["definitions"] = nameof(DashboardDefinition) };

    static readonly string Folder = Repository.At("web/src/lib/api");

    /// <summary>The file of what has a shade and a square, which stand elsewhere and beside it.</summary>
    const string PaintedFile =
        """
        // Head

        import type { Shade } from './shared.ts';

        export interface Painted {
          shade: Shade;
          square: Square;
        }

        export interface Square {
          kind: 'square';
          side: number;
        }

        """;

    [Fact]
    public void The_pages_know_the_contract_of_the_addresses()
    {
        var bodies = Bodies();
        var text = new TypeScriptText(AppJson.Options);
        var groups = bodies.ToDictionary(group => group.Key, group => text.NamesOf(group.Value), StringComparer.Ordinal);
        var files = new ContractFiles(Head, text.Declared, Chapters).Print(groups);

        Assert.Multiple([.. files.Select(file => (Action)(() => GoldenCase.CheckFile(file.Value, Path.Combine(Folder, file.Key))))]);
        Assert.Equal(
            files.Keys.Where(name => name.Contains('/', StringComparison.Ordinal)),
            Directory.EnumerateFiles(Path.Combine(Folder, "contract")).Select(file => "contract/" + Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Records_words_lists_maps_and_sisters_are_declared_as_JSON_writes_them() => Assert.Equal(
        """
        /** A value of a table: numbers that a double does not hold are texts of their digits, times are ISO 8601. */
        export type Cell = string | number | boolean | null | Cell[] | { [name: string]: Cell };

        export interface Circle {
          kind: 'circle';
          radius: number;
        }

        export interface Sample {
          name: string;
          alias?: string;
          size?: number;
          fill: Shade;
          shape: Shape;
          rows: Cell[][];
          rowsThatAre: (number | null)[];
          hints: Record<string, string | null>;
          parts?: Sample[];
        }

        export type Shade = 'plain' | 'halfTone';

        export type Shape = Circle | Square;

        export interface Square {
          kind: 'square';
          side: number;
        }

        """,
        Declared(typeof(Sample)));

    [Fact]
    public void What_several_groups_answer_with_is_in_a_file_of_its_own_and_all_have_one_entrance()
    {
        var text = new TypeScriptText(AppJson.Options);
        var groups = new Dictionary<string, IReadOnlyList<string>>
        {
            ["round"] = text.NamesOf([typeof(Circle), typeof(Shade)]),
            ["square"] = text.NamesOf([typeof(Square), typeof(Painted)]),
        };

        var files = new ContractFiles("// Head\n\n", text.Declared, new Dictionary<string, string>()).Print(groups);

        Assert.Equal(["contract.ts", "contract/round.ts", "contract/shared.ts", "contract/square.ts"], files.Keys);
        Assert.Equal(
            "// Head\n\nexport type * from './contract/round.ts';\nexport type * from './contract/shared.ts';\nexport type * from './contract/square.ts';\n",
            files["contract.ts"]);
        Assert.Equal("// Head\n\nexport interface Circle {\n  kind: 'circle';\n  radius: number;\n}\n", files["contract/round.ts"]);
        Assert.Equal("// Head\n\nexport type Shade = 'plain' | 'halfTone';\n", files["contract/shared.ts"]);
        Assert.Equal(
            PaintedFile,
            files["contract/square.ts"]);
    }

    [Fact]
    public void A_chapter_has_what_nothing_else_that_is_shared_refers_to()
    {
        var text = new TypeScriptText(AppJson.Options);
        var groups = new Dictionary<string, IReadOnlyList<string>>
        {
            ["one"] = text.NamesOf([typeof(Painted), typeof(Framed)]),
            ["two"] = text.NamesOf([typeof(Painted), typeof(Framed)]),
        };

        var files = new ContractFiles("// Head\n\n", text.Declared, new Dictionary<string, string> { ["paint"] = "Painted" }).Print(groups);

        Assert.Equal(["contract.ts", "contract/paint.ts", "contract/shared.ts"], files.Keys);
        Assert.Equal(
            PaintedFile,
            files["contract/paint.ts"]);
        Assert.StartsWith("// Head\n\nexport interface Framed {", files["contract/shared.ts"]);
    }

    static string Declared(Type type)
    {
        var text = new TypeScriptText(AppJson.Options);
        text.NamesOf([type]);
        return string.Join('\n', text.Declared.Values.Select(one => one.Text));
    }

    // What a group answers with is said by its type, not by the project that it serves. A group is a folder of Web.
    static SortedDictionary<string, List<Type>> Bodies()
    {
        var groups = new SortedDictionary<string, List<Type>>(StringComparer.Ordinal);
        foreach (var type in typeof(AppEndpoints).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AppEndpoints)) && !type.IsAbstract))
        {
            var folder = type.Namespace!["Mixdown.Web.".Length..].Split('.')[0];
            var name = JsonNamingPolicy.CamelCase.ConvertName(folder);
            groups.TryAdd(name, []);
            groups[name].AddRange(((AppEndpoints)RuntimeHelpers.GetUninitializedObject(type)).Bodies);
        }
        return groups;
    }

    sealed record Sample(
        string Name, string? Alias, long? Size, Shade Fill, Shape Shape, IReadOnlyList<IReadOnlyList<object?>> Rows,
        IReadOnlyList<double?> RowsThatAre, IReadOnlyDictionary<string, string?> Hints, IReadOnlyList<Sample>? Parts);

    enum Shade
    {
        Plain,
        HalfTone,
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    abstract record Shape;

    sealed record Circle(double Radius) : Shape;

    sealed record Square(double Side) : Shape;

    sealed record Painted(Shade Shade, Square Square);

    sealed record Framed(Shade Shade);
}
