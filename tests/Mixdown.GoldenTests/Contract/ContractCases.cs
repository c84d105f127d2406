using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Mixdown.Testing.Golden;
using Mixdown.Web.App;

namespace Mixdown.GoldenTests.Contract;

/// <summary>The app's pages read what its addresses write: a record that changes and pages that do not know cannot both be there.</summary>
public sealed class ContractCases
{
    const string Head = "// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.\n"
        + "// Change those, and have it printed anew: ./mx golden accept Contract\n\n";

    [Fact]
    public void The_pages_know_the_contract_of_the_addresses() =>
        GoldenCase.CheckFile(Head + new TypeScriptText(AppJson.Options).Print(Bodies()), Repository.At("web/src/lib/api/contract.ts"));

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
        new TypeScriptText(AppJson.Options).Print([typeof(Sample)]));

    // What a group answers with is said by its type, not by the project that it serves.
    static IEnumerable<Type> Bodies() => typeof(AppEndpoints).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(AppEndpoints)) && !type.IsAbstract)
        .SelectMany(type => ((AppEndpoints)RuntimeHelpers.GetUninitializedObject(type)).Bodies);

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
}
