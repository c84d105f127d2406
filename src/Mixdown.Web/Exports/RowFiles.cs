using System.IO.Compression;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Queries;

namespace Mixdown.Web.Exports;

/// <summary>Writes all rows of tiles as CSV, as the engine has them.</summary>
/// <param name="answers">Answers the tiles.</param>
sealed class RowFiles(DashboardAnswers answers)
{
    /// <summary>The rows of one tile.</summary>
    public async Task WriteAsync(DashboardAsk ask, string tile, Stream into, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            await answers.ExportAsync(ask, tile, QueryFormat.Csv, file, cancel);
            await using var rows = File.OpenRead(file);
            await rows.CopyToAsync(into, cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The rows of all tiles that were asked for, a file each in a zip.</summary>
    /// <returns>What is wrong with those that have no file.</returns>
    public async Task<IReadOnlyList<Diagnostic>> ZipAsync(DashboardAsk ask, Stream into, CancellationToken cancel)
    {
        var wrong = new List<Diagnostic>();
        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var tile in ask.Tiles)
        {
            try
            {
                await using var entry = await zip.CreateEntry($"{tile}.csv").OpenAsync(cancel);
                await WriteAsync(ask, tile, entry, cancel);
            }
            catch (MixdownException problem)
            {
                // The boundary of a tile: the others go on. Its file stays empty, and the caller says why.
                wrong.Add(TileProblem.Of(tile, problem.Diagnostics[0].Code, problem.Diagnostics[0].Message));
            }
        }
        return wrong;
    }
}
