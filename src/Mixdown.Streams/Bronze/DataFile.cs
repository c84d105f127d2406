using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Memory;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>Writes rows of tables in memory into data files.</summary>
/// <param name="lake">Where to.</param>
/// <param name="session">Of the engine that has the tables; nobody else uses it meanwhile.</param>
sealed class DataFile(StreamLake lake, DuckDbSession session)
{
    /// <summary>Writes the rows of a query, of which there are some.</summary>
    /// <param name="select">The query.</param>
    /// <param name="folder">The table's folder.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="seq">The commit that will hold it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What puts it into the table, and how many rows it has.</returns>
    public async Task<(AddFile File, long Rows)> WriteAsync(string select, string folder, ColumnList columns, long seq, CancellationToken cancel)
    {
        var name = lake.NewFile(seq);
        var path = $"{folder}/{name}";
        var local = lake.Store.LocalFile(path) ?? Path.Combine(lake.Scratch, name);
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        var written = DuckDbMemory.Write(session, select, local, cancel);
        await lake.Store.PutFileAsync(path, local, cancel).ConfigureAwait(false);
        return (RecordFile.Action(name, written, columns, seq, lake.Now), written.Statistics.Rows);
    }
}
