using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native.Pitfalls;

/// <summary>What streams of rows do otherwise than one would think: where we can mend it, that it is mended; else the fact.</summary>
public sealed class StreamPitfallTests : IDisposable
{
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Another_statement_on_the_connection_of_a_stream_is_refused_and_the_stream_goes_on()
    {
        using var command = _connection.Command("select range from range(10000)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        reader.Read();

        Assert.Throws<InvalidOperationException>(() => _connection.Scalar("select 1"));

        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(10_000, rows);
    }

    [Fact]
    public void A_stream_that_fails_after_its_first_rows_throws_instead_of_ending()
    {
        // With two threads DuckDB may report the other one's interruption instead of the error that caused it.
        _connection.Run("set threads = 1");
        using var command = _connection.Command("select cast(case when range < 2900000 then '1' else 'x' end as int) from range(3000000)");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var rows = 0;

        var fault = Assert.Throws<DuckDBException>(() =>
        {
            while (reader.Read())
                rows++;
        });

        Assert.Equal(DuckDBErrorType.Conversion, fault.ErrorType);
        Assert.InRange(rows, 1, 2_900_000);
    }

    [Fact]
    public void Another_connection_that_replaces_the_table_does_not_disturb_a_stream()
    {
        _connection.Run("create table t as select range as i from range(100000)");
        using var other = _connection.Duplicate();
        using var command = _connection.Command("select i from t");
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        reader.Read();

        other.Run("create or replace table t as select 1 as i");

        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(100_000, rows);
    }
}
