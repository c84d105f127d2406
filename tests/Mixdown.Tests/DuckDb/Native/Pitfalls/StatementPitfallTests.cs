using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What statements and their parameters do otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class StatementPitfallTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_prepared_parameter_takes_the_type_of_each_of_its_values()
    {
        using var command = _connection.Command("select $1 as v, typeof($1) as t");
        command.Parameters.Add(new DuckDBParameter(null));
        command.Prepare();

        Assert.Equal(["VARCHAR", "INTEGER", "DECIMAL(3,2)", "DATE"], new object[] { "x", 1, 1.25m, new DateOnly(2024, 1, 1) }.Select(value =>
        {
            command.Parameters[0].Value = value;
            using var reader = command.ExecuteReader();
            reader.Read();
            Assert.Equal(value, reader.GetValue(0));
            return reader.GetString(1);
        }));
    }

    [Fact]
    public void Parameters_work_in_copy_and_table_functions_and_several_statements_cannot_be_prepared()
    {
        using var copy = _connection.Command($"copy (select $1 as v) to '{_folder.File("a.csv")}'", "x");
        copy.ExecuteNonQuery();
        Assert.Equal("x", _connection.Scalar("select v from read_csv($1)", _folder.File("a.csv")));

        using var script = _connection.Command("select 1; select 2");
        Assert.Throws<InvalidOperationException>(script.Prepare);
    }

    [Fact]
    public void A_division_by_zero_is_infinite_a_slash_divides_as_double_and_a_scalar_subquery_has_one_row()
    {
        Assert.Equal(double.PositiveInfinity, _connection.Scalar("select 1 / 0"));
        Assert.Equal(0.5, _connection.Scalar("select 1 / 2"));
        Assert.Equal(DuckDBErrorType.InvalidInput, _connection.ErrorOf("select (select range from range(2))").ErrorType);
    }

    [Fact]
    public void No_optimiser_is_switched_off() =>
        Assert.Equal("", _connection.Scalar("select current_setting('disabled_optimizers')"));
}
