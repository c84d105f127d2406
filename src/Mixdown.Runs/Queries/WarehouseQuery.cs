using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Queries;

/// <summary>Answers a person's SQL from the warehouse, which it opens for reading only.</summary>
public sealed class WarehouseQuery : IDisposable
{
    readonly DuckDbEngine _engine;
    readonly DuckDbSession _session;

    /// <param name="file">The warehouse's file.</param>
    /// <param name="projectFolder">The project's folder, which the views on the lake name their files from.</param>
    /// <exception cref="Data.Diagnostics.MixdownException">There is no such file yet, or another process writes it.</exception>
    public WarehouseQuery(string file, string projectFolder)
    {
        _engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = file, ReadOnly = true, ProjectFolder = projectFolder });
        _session = _engine.OpenSession();
    }

    /// <summary>The whole answer.</summary>
    public ResultTable Answer(string sql, CancellationToken cancel) => _session.Query(sql, cancel);

    /// <summary>Streams the answer into a file.</summary>
    /// <param name="sql">One SELECT, with or without a semicolon.</param>
    /// <param name="format">Any but <see cref="QueryFormat.Table"/>.</param>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="cancel">Stops the query.</param>
    public void Export(string sql, QueryFormat format, string file, CancellationToken cancel)
    {
        // The user's text stands on lines of its own, so that an error's excerpt shows it as it was written.
        var select = sql.TrimEnd().TrimEnd(';');
        _session.Execute($"copy (\n{select}\n) to {SqlText.Literal(file)} ({Options(format)})", cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    static string Options(QueryFormat format) => format switch
    {
        QueryFormat.Csv => "format csv, header true",
        QueryFormat.Json => "format json, array true",
        QueryFormat.Parquet => "format parquet, compression zstd",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A table is drawn, not exported."),
    };
}
