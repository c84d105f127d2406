using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>Has the engine write the rows of a tile into a file: all of them, not only those that are shown.</summary>
/// <param name="page">What is asked of, and under what.</param>
/// <param name="limit">What a file may take.</param>
sealed class TileExport(AskedPage page, TimeLimit limit)
{
    /// <summary>Writes the file.</summary>
    public Task WriteAsync(Tile tile, QueryFormat format, string file, CancellationToken cancel)
    {
        var query = page.Query(tile) ?? throw new MixdownException(new Diagnostic(
            "MX4106", $"The tile '{tile.Id}' has no rows", tile.At, "Only tiles that ask for data can be taken away as a file."));
        return Task.Run(() => limit.Run(stop => Write(query, format, file, stop), cancel), cancel);
    }

    bool Write(TileQuery query, QueryFormat format, string file, CancellationToken cancel)
    {
        using var session = page.Host.Open();
        var answered = session.QueryAtMost(query.Sql, query.Values, 0, cancel).Columns;
        TargetWarehouses.Of(page.Project).Export(session, ExportSql.Of(query, answered, format), query.Values, format, file, cancel);
        return true;
    }
}
