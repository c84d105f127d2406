using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.GoldenTests;

/// <summary>What each type of each kind of source becomes in the lake; docs/types.md shows the same tables.</summary>
public sealed class TypeCases
{
    public const string Area = "types";

    public static TheoryData<string> Tables => ["postgres", "duckdb", "ansi", "clr"];

    [Theory, MemberData(nameof(Tables))]
    public void Every_type_of_a_source_has_one_of_the_lake(string table) => new GoldenCase(Area, table).CheckOutput(Print(Find(table)));

    [Theory, MemberData(nameof(Tables))]
    public void The_manual_shows_the_table(string table) =>
        Assert.Contains(Print(Find(table)), File.ReadAllText(Repository.At("docs/types.md")), StringComparison.Ordinal);

    static TypeTable Find(string table) => table switch
    {
        "postgres" => SourceTypes.Postgres,
        "duckdb" => SourceTypes.DuckDb,
        "ansi" => SourceTypes.Ansi,
        _ => SourceTypes.Clr,
    };

    static string Print(TypeTable table)
    {
        var text = new StringBuilder();
        text.Append(table.HasSql ? $"| {table.Name} | lake | values | back |\n|---|---|---|---|\n" : $"| {table.Name} | lake | values |\n|---|---|---|\n");
        foreach (var sample in table.Samples)
        {
            var mapping = table.Map(sample);
            text.Append($"| {sample} | {Word(mapping.Type)} | {Word(mapping.Fit)} |");
            text.Append(table.HasSql ? $" {table.Sql(mapping.Type)} |\n" : "\n");
        }
        return text.ToString();
    }

    static string Word(TypeFit fit) => fit switch
    {
        TypeFit.Exact => "all",
        TypeFit.Rescued => "else rescued",
        TypeFit.Text => "as text",
        _ => "µs, and ns beside",
    };

    /// <summary>As in Delta's own schema text.</summary>
    static string Word(DataType type) => type switch
    {
        DataType.Boolean => "boolean",
        DataType.Integer { Bits: 8 } => "byte",
        DataType.Integer { Bits: 16 } => "short",
        DataType.Integer { Bits: 32 } => "integer",
        DataType.Integer => "long",
        DataType.Float { Bits: 32 } => "float",
        DataType.Float => "double",
        DataType.Decimal(var precision, var scale) => $"decimal({precision},{scale})",
        DataType.String => "string",
        DataType.Binary => "binary",
        DataType.Date => "date",
        DataType.Timestamp { HasZone: true } => "timestamp",
        DataType.Timestamp => "timestamp_ntz",
        DataType.List list => $"array<{Word(list.Element)}>",
        DataType.Map map => $"map<{Word(map.Key)}, {Word(map.Value)}>",
        DataType.Struct { Fields: var fields } => $"struct<{string.Join(", ", fields.Select(field => $"{field.Name}: {Word(field.Type)}"))}>",
        _ => throw new InvalidOperationException(),
    };
}
