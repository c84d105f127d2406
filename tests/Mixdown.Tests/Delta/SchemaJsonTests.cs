using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Tests.Delta;

public sealed class SchemaJsonTests
{
    static readonly ColumnList AllTypes = new(
        new Column("a long", DataType.Int64, Nullable: false),
        new Column("integer", new DataType.Integer(32)),
        new Column("short", new DataType.Integer(16)),
        new Column("byte", new DataType.Integer(8)),
        new Column("double", new DataType.Float(64)),
        new Column("float", new DataType.Float(32)),
        new Column("decimal", new DataType.Decimal(38, 10)),
        new Column("boolean", new DataType.Boolean()),
        new Column("ström", DataType.Text) { Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("mx.type", "varchar(\"9\")") },
        new Column("binary", new DataType.Binary()),
        new Column("date", new DataType.Date()),
        new Column("instant", DataType.Instant),
        new Column("local", DataType.LocalTime),
        new Column("nested", new DataType.Struct(new ColumnList(
            new Column("list", new DataType.List(new DataType.List(DataType.Int64, ContainsNull: false))),
            new Column("map", new DataType.Map(DataType.Text, new DataType.Struct(new ColumnList(new Column("x", DataType.Instant))), ValueContainsNull: false))))));

    [Fact]
    public void Every_type_comes_back_as_it_was() => Assert.Equal(AllTypes, SchemaJson.Read(SchemaJson.Write(AllTypes)));

    [Fact]
    public void The_text_is_what_the_protocol_wants() => Assert.Equal(
        """{"type":"struct","fields":[{"name":"n","type":{"type":"array","elementType":{"type":"map","keyType":"string","valueType":"decimal(18,2)","valueContainsNull":true},"containsNull":true},"nullable":true,"metadata":{}}]}""",
        SchemaJson.Write(new ColumnList(new Column("n", new DataType.List(new DataType.Map(DataType.Text, new DataType.Decimal(18, 2)))))));

    [Theory]
    [InlineData("", "MX2821")]
    [InlineData("[]", "MX2821")]
    [InlineData("{}", "MX2821")]
    [InlineData("""{"fields":[{"type":"long"}]}""", "MX2821")]
    [InlineData("""{"fields":[{"name":"a"}]}""", "MX2821")]
    [InlineData("""{"fields":[{"name":"a","type":"variant"}]}""", "MX2820")]
    [InlineData("""{"fields":[{"name":"a","type":"decimal(39,0)"}]}""", "MX2820")]
    [InlineData("""{"fields":[{"name":"a","type":"decimal(5,6)"}]}""", "MX2820")]
    [InlineData("""{"fields":[{"name":"a","type":{"type":"udt"}}]}""", "MX2820")]
    public void What_is_no_schema_is_refused(string schema, string code) =>
        Assert.Equal(code, Assert.Throws<MixdownException>(() => SchemaJson.Read(schema)).Diagnostics[0].Code);

    [Fact]
    public void A_type_that_is_unknown_is_named_with_its_place() => Assert.StartsWith(
        "error MX2820: The column 'a.b' has the type interval",
        Assert.Throws<MixdownException>(() => SchemaJson.Read(
            """{"fields":[{"name":"a","type":{"type":"struct","fields":[{"name":"b","type":"interval"}]}}]}""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Columns_that_did_not_change_are_taken_over_to_the_letter()
    {
        const string before = """{"type":"struct","fields":[{"name":"a","type":"long","nullable":true,"metadata":{"comment":"x","delta.columnMapping.id":1,"ml":{"k":[1.50]}}},{"name":"b","type":"decimal","nullable":true,"metadata":{}}]}""";
        var columns = new ColumnList(SchemaJson.Read(before).Append(new Column("c", DataType.Text)));

        Assert.Equal(
            before[..^2] + """,{"name":"c","type":"string","nullable":true,"metadata":{}}]}""",
            SchemaJson.Write(columns, before));
    }

    [Fact]
    public void Names_that_differ_only_in_case_are_refused_at_every_depth()
    {
        var twice = new ColumnList(new Column("x", DataType.Text), new Column("X", DataType.Text));

        Assert.Throws<MixdownException>(() => SchemaJson.Write(twice));
        Assert.Throws<MixdownException>(() => SchemaJson.Write(new ColumnList(new Column("s", new DataType.List(new DataType.Struct(twice))))));
    }
}
