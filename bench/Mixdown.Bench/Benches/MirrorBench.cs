using Mixdown.Bench.Reports;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Postgres;

namespace Mixdown.Bench.Benches;

/// <summary>How fast a lake table reaches PostgreSQL. The rival is the server alone: psql's way of copying the same rows from a CSV
/// file that it reads itself.</summary>
sealed class MirrorBench : IBench
{
    const int Rows = 3_000_000;
    const int Times = 3;
    static readonly TableName Line = new("bronze", "line");

    static readonly ColumnList Columns = new(
        new Column("id", DataType.Int64),
        new Column("track_id", DataType.Int64),
        new Column("unit_price", new DataType.Decimal(10, 2)),
        new Column("sold_at", DataType.LocalTime),
        new Column("customer", DataType.Text),
        new Column("note", DataType.Text));

    public string Name => "mirror";

    public string Question => "How fast does a lake table become one of PostgreSQL?";

    public Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel) => Task.Run<IReadOnlyList<Measure>>(
        () =>
        {
            using var duckdb = DuckDbEngine.InMemory();
            var (parquet, csv) = Generate(duckdb, folder, cancel);
            var options = PostgresServer.OfProcess.CreateDatabase().Options with { Lake = new DuckDbLakeFiles(duckdb) };
            var (ours, theirs) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var i = 0; i < Times; i++)
            {
                ours.Add(Mirror(options, parquet, cancel));
                theirs.Add(Copy(options, csv, cancel));
            }
            return [new("rows of 6 columns", Rows / Median(ours), "rows/s", Rows / Median(theirs), "the server's COPY from a CSV file")];
        },
        cancel);

    static (ExposedFile Parquet, string Csv) Generate(DuckDbEngine duckdb, BenchFolder folder, CancellationToken cancel)
    {
        var (parquet, csv) = (folder.At("lines.parquet"), folder.At("lines.csv"));
        using var session = duckdb.OpenSession();
        session.Execute(
            $"""
            create or replace table lines as select range as id, range % 350000 as track_id, (0.49 + range % 3)::decimal(10,2) as unit_price,
              timestamp '2024-01-01' + to_seconds(range) as sold_at, 'customer number ' || range % 59000 as customer,
              case when range % 4 = 0 then 'a note' end as note from range({Rows});
            copy lines to {SqlText.Literal(parquet)} (format parquet, compression zstd);
            copy lines to {SqlText.Literal(csv)} (format csv, header false)
            """, cancel);
        return (new ExposedFile(parquet, true), csv);
    }

    static TimeSpan Mirror(PostgresEngineOptions options, ExposedFile file, CancellationToken cancel)
    {
        using var engine = PostgresEngine.Open(options);
        engine.Expose(Line, new ExposedTable(0, Columns, []), cancel);
        var started = TimeProvider.System.GetTimestamp();
        engine.Expose(Line, new ExposedTable(1, Columns, [file]), cancel);
        return TimeProvider.System.GetElapsedTime(started);
    }

    static TimeSpan Copy(PostgresEngineOptions options, string csv, CancellationToken cancel)
    {
        using var engine = PostgresEngine.Open(options);
        using var session = engine.OpenSession();
        session.Execute("drop table if exists line", cancel);
        var started = TimeProvider.System.GetTimestamp();
        session.Begin();
        session.Execute(
            $"""
            create table line (id bigint, track_id bigint, unit_price numeric(10,2), sold_at timestamp, customer text, note text);
            copy line from {SqlText.Literal(csv)} (format csv, freeze);
            analyze line
            """, cancel);
        session.Commit();
        return TimeProvider.System.GetElapsedTime(started);
    }

    static double Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2).TotalSeconds;
}
