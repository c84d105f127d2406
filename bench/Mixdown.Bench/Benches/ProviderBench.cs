using System.Diagnostics;
using System.Globalization;
using Mixdown.Bench.Reports;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Bench.Benches;

/// <summary>Rows into and out of DuckDB through our provider: six columns (bigint, int, double, timestamp, two texts).</summary>
sealed class ProviderBench : IBench
{
    const int Times = 3;
    const int Rows = 4_000_000;

    /// <summary>The rows of <see cref="ProviderRows"/>, made by DuckDB itself.</summary>
    static readonly string RowsInSql = string.Create(CultureInfo.InvariantCulture, $"""
        select range as a, (range % 1000)::int as b, range / 3 as c, make_timestamp(range * 1000000) as d,
          'some text ' || lpad(range::varchar, 8, '0') as e, case when range % 3 = 0 then null else 'v' || (range % 100) end as f
        from range({Rows})
        """);

    public string Name => "provider";

    public string Question => "How fast do rows go into and out of DuckDB from C#?";

    public Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel) =>
        Task.Run<IReadOnlyList<Measure>>(() => [.. Reading(cancel), Appending(), ToParquet(folder, cancel)], cancel);

    static IEnumerable<Measure> Reading(CancellationToken cancel)
    {
        using var connection = Open();
        Run(connection, $"create table t as {RowsInSql}");
        var boxed = Speed(() => ReadBoxed(connection));
        yield return new("read by spans, every value touched", Speed(() => ReadSpans(connection, cancel)), "M rows/s", boxed, "boxed rows");
        yield return new("read by typed getters", Speed(() => ReadTyped(connection)), "M rows/s", boxed, "boxed rows");
    }

    static Measure Appending()
    {
        using var connection = Open();
        const string table = "create or replace table u (a bigint, b int, c double, d timestamp, e varchar, f varchar)";
        var ours = Speed(() =>
        {
            Run(connection, table);
            using var appender = connection.CreateAppender("u");
            appender.Append(new ProviderRows(Rows, 1));
            appender.Close();
        });
        var rival = Speed(() => Run(connection, $"{table}; insert into u {RowsInSql}"));
        return new("append by chunk, one thread", ours, "M rows/s", rival, "INSERT of the same rows made by DuckDB on all threads");
    }

    static Measure ToParquet(BenchFolder folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder.Empty("provider"), "rows.parquet");
        using var writer = new DuckDbParquetWriter(new DuckDbEngineOptions());
        var ours = Speed(() =>
        {
            writer.Write(new ProviderRows(Rows, Environment.ProcessorCount), file, new(), cancel);
            File.Delete(file);
        });
        using var engine = DuckDbEngine.Open(new() { KeepOrder = false });
        using var session = engine.OpenSession();
        var rival = Speed(() => session.Execute(
            $"copy ({RowsInSql}) to '{file}' (format parquet, compression zstd, parquet_version v2)", cancel));
        return new("rows of C# to Parquet", ours, "M rows/s", rival, "COPY of the same rows made by DuckDB");
    }

    /// <summary>Million rows a second of the median run, after one that does not count.</summary>
    static double Speed(Action run)
    {
        run();
        var seconds = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }
        return Rows / 1e6 / seconds.Order().ElementAt(Times / 2);
    }

    static void ReadSpans(DuckDBConnection connection, CancellationToken cancel)
    {
        using var script = connection.Native.Parse("from t", cancel);
        using var statement = script.Prepare(0);
        using var result = statement.Execute(streaming: true, cancel);
        var sum = 0d;
        while (result.NextChunk(cancel))
        {
            foreach (var value in result.Columns[0].Values<long>(result.Rows))
                sum += value;
            foreach (var value in result.Columns[1].Values<int>(result.Rows))
                sum += value;
            foreach (var value in result.Columns[2].Values<double>(result.Rows))
                sum += value;
            foreach (var value in result.Columns[3].Values<long>(result.Rows))
                sum += value;
            for (var row = 0; row < result.Rows; row++)
                sum += result.Columns[4].Bytes(row)[0] + (result.Columns[5].IsNull(row) ? 0 : result.Columns[5].Bytes(row)[0]);
        }
        GC.KeepAlive(sum);
    }

    static void ReadTyped(DuckDBConnection connection)
    {
        using var reader = Stream(connection);
        var sum = 0d;
        while (reader.Read())
        {
            sum += reader.GetInt64(0) + reader.GetInt32(1) + reader.GetDouble(2) + reader.GetDateTime(3).Ticks + reader.GetString(4).Length;
            sum += reader.IsDBNull(5) ? 0 : reader.GetString(5).Length;
        }
        GC.KeepAlive(sum);
    }

    static void ReadBoxed(DuckDBConnection connection)
    {
        using var reader = Stream(connection);
        var row = new object[reader.FieldCount];
        while (reader.Read())
            reader.GetValues(row);
    }

    static DuckDBDataReader Stream(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.UseStreamingMode) = ("from t", true);
        return command.ExecuteReader();
    }

    static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
