using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Engines.Postgres;
using Mixdown.Runs.Queries;

namespace Mixdown.Runs.Warehouses;

/// <summary>A PostgreSQL database.</summary>
/// <param name="Options">Which one, as whom.</param>
sealed record PostgresWarehouse(PostgresEngineOptions Options) : ITargetWarehouse
{
    /// <summary>Rows of an answer to bound values that are written at most: what fits into memory beside everything else.</summary>
    const long MostBoundRows = 1_000_000;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public string? File => null;

    /// <inheritdoc/>
    public OpenWarehouse Open(bool isServed)
    {
        var lake = DuckDbEngine.Open(new DuckDbEngineOptions { YieldingThreads = isServed });
        try
        {
            return new OpenWarehouse(PostgresEngine.Open(Options with { Lake = new DuckDbLakeFiles(lake) }), lake);
        }
        catch
        {
            lake.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A session that may write, as in psql: what a person may do there is the server's to say.</remarks>
    public OpenWarehouse OpenForReading() => Open(isServed: false);

    /// <inheritdoc/>
    /// <remarks>Rows leave the server as CSV; the other forms are made of that, with the types of the answer.</remarks>
    public void Export(IEngineSession session, string select, QueryFormat format, string file, CancellationToken cancel)
    {
        var rows = format == QueryFormat.Csv ? file : file + ".rows";
        using (var target = System.IO.File.Create(rows))
            ((PostgresSession)session).CopyAsCsv(select, target, cancel);
        if (format == QueryFormat.Csv)
            return;
        var columns = session.QueryAtMost($"select * from (\n{select}\n) answer limit 0", 0, cancel).Columns;
        Convert(rows, columns, format, file, cancel);
        System.IO.File.Delete(rows);
    }

    /// <inheritdoc/>
    /// <remarks>COPY takes no values, so the rows are read as an answer: <see cref="MostBoundRows"/> of them at most.</remarks>
    public void Export(IEngineSession session, string select, IReadOnlyList<object?> values, QueryFormat format, string file, CancellationToken cancel)
    {
        var answer = session.QueryAtMost(select, values, MostBoundRows, cancel);
        var rows = format == QueryFormat.Csv ? file : file + ".rows";
        CsvText.Write(answer, rows);
        if (format == QueryFormat.Csv)
            return;
        Convert(rows, answer.Columns, format, file, cancel);
        System.IO.File.Delete(rows);
    }

    /// <inheritdoc/>
    public TypeTable Types => SourceTypes.Postgres;

    /// <inheritdoc/>
    public void ExportForLake(IEngineSession session, string relation, ColumnList columns, string file, CancellationToken cancel) =>
        Export(session, $"select {string.Join(", ", columns.Select(Portable))} from {relation}", QueryFormat.Parquet, file, cancel);

    /// <summary>A text that DuckDB reads as the value that it is.</summary>
    static string Portable(Column column)
    {
        var name = new SqlIdentifier(column.Name).ToString();
        return column.Type switch
        {
            DataType.Binary => $"encode({name}, 'hex') as {name}",
            DataType.List => $"to_json({name}) as {name}",
            _ => name,
        };
    }

    static void Convert(string rows, IReadOnlyList<ResultColumn> columns, QueryFormat format, string file, CancellationToken cancel)
    {
        using var duckdb = DuckDbEngine.InMemory();
        using var session = duckdb.OpenSession();
        var types = columns.Select(column => $"{SqlText.Literal(column.Name)}: {SqlText.Literal(AnswerTypes.InDuckDb(column.Type))}");
        session.Execute(
            $$"""
            copy (from read_csv({{SqlText.Literal(rows)}}, header = true, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, auto_detect = false,
              columns = { {{string.Join(", ", types)}} }))
            to {{SqlText.Literal(file)}} ({{ExportOptions.Of(format)}})
            """, cancel);
    }
}
