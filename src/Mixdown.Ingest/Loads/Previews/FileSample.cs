using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Previews;

/// <summary>Reads the start of a file as a load would, and forgets the rows.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="source">Reads the file.</param>
/// <param name="settings">What the project file says of the table.</param>
sealed class FileSample(LoadRun run, IFileSource source, LoadTable settings)
{
    const long Rows = 20_000;

    /// <summary>Adds to a preview what reading shows.</summary>
    /// <param name="preview">With the bytes that would be read.</param>
    /// <param name="file">The first of the files.</param>
    /// <param name="schema">The table's columns after the load.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<TablePreview> AddToAsync(TablePreview preview, SourceFile file, SchemaPlan schema, CancellationToken cancel)
    {
        using var rejected = run.Rejected(preview.Table.Table, 0);
        var targets = ColumnTargets.Of(settings, schema.Columns, schema.Files[0]);
        var rows = await source.OpenAsync(file, new RowsRequest(targets, settings.Contract.Misfits, rejected), cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var scratch = Path.Combine(run.Host.ScratchFolder, $"sample-{Path.GetRandomFileName()}.parquet");
            run.Host.Parquet.Write(new FirstRows(rows, Rows), scratch, new ParquetWriteOptions(), cancel);
            File.Delete(scratch);
            return preview with
            {
                Rows = rows.BytesRead == 0 ? rows.RowsRead : (long)Math.Round((double)rows.RowsRead * preview.Bytes / rows.BytesRead),
                SampledRows = rows.RowsRead,
                SampledRejects = rejected.Count,
                SampledRescues = rows.ValuesRescued,
                Warnings = [.. preview.Warnings, .. rejected.First.Select(Wrong)],
            };
        }
    }

    static Diagnostic Wrong(Quarantine.RejectedRow row) => new(row.Code, row.Reason, new SourceSpan(row.File, (int)row.Line, 1, 1), null, Severity.Warning);
}
