using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Tests.Evolution;

public sealed class WideningTests
{
    [Theory]
    [InlineData("bigint", "bigint", "bigint")]
    [InlineData("bigint", "integer", "bigint")]
    [InlineData("smallint", "bigint", "bigint")]
    [InlineData("bigint", "decimal(18,2)", "decimal(38,2)")]
    [InlineData("integer", "decimal(9,2)", "decimal(18,2)")]
    [InlineData("bigint", "decimal(38,20)", "text")]
    [InlineData("decimal(18,2)", "decimal(10,4)", "decimal(38,4)")]
    [InlineData("decimal(9,2)", "decimal(9,4)", "decimal(18,4)")]
    [InlineData("decimal(18,2)", "smallint", "decimal(18,2)")]
    [InlineData("decimal(38,0)", "decimal(18,2)", "text")]
    [InlineData("double", "integer", "double")]
    [InlineData("double", "bigint", "text")]
    [InlineData("integer", "double", "double")]
    [InlineData("bigint", "double", "text")]
    [InlineData("decimal(9,2)", "double", "text")]
    [InlineData("date", "timestamp", "timestamp")]
    [InlineData("timestamp", "date", "timestamp")]
    [InlineData("date", "timestamptz", "text")]
    [InlineData("timestamp", "timestamptz", "text")]
    [InlineData("boolean", "bigint", "text")]
    [InlineData("text", "bigint", "text")]
    [InlineData("bigint", "text", "text")]
    public void Two_types_become_one_that_loses_nothing(string have, string come, string both) =>
        Assert.Equal(both, TypeWords.Of(Widening.Join(TypeWords.Parse(have)!, TypeWords.Parse(come)!)));

    [Theory]
    [InlineData("decimal(21,2)", "bigint", true)]
    [InlineData("decimal(20,2)", "bigint", false)]
    [InlineData("decimal(10,4)", "decimal(9,2)", false)]
    [InlineData("bigint", "integer", true)]
    [InlineData("integer", "bigint", false)]
    [InlineData("double", "integer", true)]
    [InlineData("double", "bigint", false)]
    [InlineData("text", "timestamptz", true)]
    [InlineData("timestamp", "date", true)]
    [InlineData("date", "timestamp", false)]
    public void A_declared_type_holds_the_one_in_the_lake_or_not(string declared, string inLake, bool holds) =>
        Assert.Equal(holds, Widening.Holds(TypeWords.Parse(declared)!, TypeWords.Parse(inLake)!));

    [Fact]
    public void What_is_nested_stays_as_it_is()
    {
        var list = new DataType.List(DataType.Int64);

        Assert.Same(list, Widening.Join(list, DataType.Text));
        Assert.Equal(DataType.Int64, Widening.Join(DataType.Int64, list));
    }

    [Fact]
    public void A_word_for_nothing_widens_nothing()
    {
        var seen = new TypeEvidence();
        seen.Add(ValueKind.Whole);
        seen.Add(ValueKind.Nothing);

        Assert.Equal(DataType.Int64, Widening.For(DataType.Int64, seen, evidence => TypeGuess.Of(evidence, 0.95)));
    }
}
