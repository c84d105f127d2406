using Mixdown.Data.Schemas;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>Queries over lake tables for one session.</summary>
static class LakeRead
{
    /// <summary>A query that reads the table in this session.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">A file cannot be opened (MX3xxx), or is not of the table (MX2865, MX2866).</exception>
    public static string Text(DuckDbSession session, ExposedTable table, CancellationToken cancel)
    {
        var deleted = new DeletedRowsTable(table.Files);
        return Text(session, table, path => path, deleted.Count == 0 ? null : deleted.InSession(session, cancel), cancel);
    }

    /// <summary>A query that reads the table.</summary>
    /// <param name="session">Reads the schemas of files.</param>
    /// <param name="table">The table.</param>
    /// <param name="nameOf">What a file is called in the query.</param>
    /// <param name="deletedRows">The relation of deleted rows; null where there are none.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static string Text(
        DuckDbSession session, ExposedTable table, Func<string, string> nameOf, string? deletedRows, CancellationToken cancel)
    {
        var shapes = new FileShapes(session).Read(LakeScan.FilesToLookInto(table), cancel);
        return new LakeScan(table, nameOf, shapes, deletedRows).Text();
    }
}
