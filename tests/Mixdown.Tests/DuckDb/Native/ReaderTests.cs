using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native;

public sealed class ReaderTests : IDisposable
{
    readonly DuckDBConnection _connection = MemoryConnection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void An_empty_result_has_columns_and_no_rows()
    {
        using var command = _connection.Command("select 1 as a, 'x' as b where false");
        using var reader = command.ExecuteReader();

        Assert.False(reader.HasRows);
        Assert.Equal(["a", "b"], [reader.GetName(0), reader.GetName(1)]);
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
    }

    [Fact]
    public void Columns_may_share_a_name_and_the_first_is_found_by_it()
    {
        using var command = _connection.Command("select 1 as a, 2 as a, 3 as \"A\"");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(reader.GetInt32));
        Assert.Equal(0, reader.GetOrdinal("a"));
        Assert.Equal(2, reader.GetOrdinal("A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetOrdinal("b"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_row_of_many_chunks_comes_once(bool streaming)
    {
        using var command = _connection.Command("select range as n, 'text number ' || range as t, case when range % 3 = 0 then range end as m from range(100000)");
        command.UseStreamingMode = streaming;
        using var reader = command.ExecuteReader();

        for (var i = 0L; i < 100_000; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal(i, reader.GetInt64(0));
            Assert.Equal($"text number {i}", reader.GetString(1));
            Assert.Equal(i % 3 != 0, reader.IsDBNull(2));
        }
        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_script_gives_the_rows_of_each_of_its_queries_and_counts_changes()
    {
        using var command = _connection.Command("create table t (i int); select 1; insert into t values (1), (2); select 'x'; drop table t");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
        Assert.True(reader.NextResult());
        Assert.Equal(2, reader.RecordsAffected);
        Assert.True(reader.Read());
        Assert.Equal("x", reader.GetString(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Values_convert_where_nothing_is_lost_and_are_refused_where_something_would_be()
    {
        using var command = _connection.Command("select 7::tinyint, 1.5::decimal(18,2), 300, null, date '2024-02-29', 12::hugeint, [1, 2]");
        using var reader = command.ExecuteReader();
        reader.Read();

        Assert.Equal(7L, reader.GetInt64(0));
        Assert.Equal(1.5, reader.GetDouble(1));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(1));
        Assert.ThrowsAny<Exception>(() => reader.GetByte(2));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(3));
        Assert.Null(reader.GetFieldValue<int?>(3));
        Assert.Null(reader.GetFieldValue<string?>(3));
        Assert.Equal(new DateTime(2024, 2, 29), reader.GetDateTime(4));
        Assert.Equal(12, reader.GetInt32(5));
        Assert.Equal([1L, 2L], reader.GetFieldValue<long[]>(6));
    }

    [Fact]
    public void A_reader_that_is_given_up_mid_stream_frees_its_connection()
    {
        using (var command = _connection.Command("select range from range(10000000)"))
        {
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            Assert.True(reader.Read());
        }

        Assert.Equal(1, _connection.Scalar("select 1"));
    }

    [Fact]
    public void A_reader_after_its_end_is_an_error_and_no_crash()
    {
        using var command = _connection.Command("select 'a text that is long enough' from range(10)");
        var reader = command.ExecuteReader();
        reader.Read();
        reader.Dispose();

        Assert.Throws<ObjectDisposedException>(() => reader.Read());
        Assert.Throws<ObjectDisposedException>(() => reader.GetString(0));
        Assert.Throws<ObjectDisposedException>(() => reader.FieldCount);
    }

    [Fact]
    public void A_reader_outlives_its_connection()
    {
        var connection = MemoryConnection.Open();
        using var command = connection.Command("select 'a text that is long enough' || range from range(5000)");
        using var reader = command.ExecuteReader();
        connection.Dispose();

        var rows = 0;
        while (reader.Read())
            rows += reader.GetString(0).Length > 20 ? 1 : 0;
        Assert.Equal(5000, rows);
    }

    [Fact]
    public async Task Disposing_a_reader_while_other_threads_read_it_never_crashes()
    {
        for (var round = 0; round < 20; round++)
        {
            using var command = _connection.Command("select 'a text that is long enough ' || range from range(100000)");
            command.UseStreamingMode = round % 2 == 0;
            var reader = command.ExecuteReader();
            var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntilRefused(reader))).ToArray();
            await Task.Yield();
            reader.Dispose();
            await Task.WhenAll(readers);
        }
    }

    static void ReadUntilRefused(DuckDBDataReader reader)
    {
        try
        {
            while (reader.Read())
                _ = reader.GetString(0);
        }
        catch (Exception fault) when (fault is ObjectDisposedException or InvalidOperationException)
        {
            // What the test is about: an error, not a crash.
        }
    }
}
