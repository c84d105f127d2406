using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Store;

/// <summary>Writes a music store of 11 tables as CSV files, with <c>ground_truth.json</c> beside them. What the files hold and
/// what each planted defect means is in docs/generate.md.</summary>
/// <param name="options">Checked by <see cref="WriteAsync"/>.</param>
public sealed class StoreGenerator(StoreOptions options)
{
    /// <summary>Writes the store, so that <paramref name="folder"/> holds all of it or none of it.</summary>
    /// <param name="folder">Made when missing; see docs/generate.md for what may be in it already.</param>
    /// <param name="progress">Told about each piece that was written; null: nobody listens.</param>
    /// <param name="cancel">Stops soon and leaves nothing behind.</param>
    /// <exception cref="MixdownException">An option is out of range, or the folder holds something that
    /// must not be replaced.</exception>
    public async Task<GenerationSummary> WriteAsync(
        string folder, IProgress<GenerationProgress>? progress, CancellationToken cancel)
    {
        options.Require();
        var target = StoreFolder.At(folder);
        if (await StoreFolder.FindAsync(target, options, cancel) is { } there)
            return new GenerationSummary(target.FullPath, there, WasThere: true);
        target.Require(options.Overwrite);
        try
        {
            var truth = await WriteFilesAsync(target.Begin(), progress, cancel);
            target.Commit();
            return new GenerationSummary(target.FullPath, truth, WasThere: false);
        }
        finally
        {
            target.Abandon();
        }
    }

    async Task<GroundTruth> WriteFilesAsync(string folder, IProgress<GenerationProgress>? progress, CancellationToken cancel)
    {
        var tables = new SortedDictionary<string, TableTruth>(StringComparer.Ordinal);
        var tally = new TruthTally();
        foreach (var section in StoreSections.Of(options.Seed, options.Scale))
        {
            var files = section.Tables.Select(table => new TableFile(folder, table.Table, table.ExpectedRows)).ToArray();
            await WriteSectionAsync(new SectionWriter(options, section, files, progress), files, tally, cancel);
            foreach (var file in files)
                tables.Add(file.Name, file.Truth);
        }
        var truth = new GroundTruth(
            GroundTruth.ContentVersion, options.Scale, options.Seed, WithoutTrailingZeros(options.DirtyRatio),
            tables, tally.Totals());
        await GroundTruthFile.WriteAsync(folder, truth, cancel);
        return truth;
    }

    static async Task WriteSectionAsync(SectionWriter writer, TableFile[] files, TruthTally tally, CancellationToken cancel)
    {
        try
        {
            await writer.WriteAsync(tally, cancel);
        }
        finally
        {
            foreach (var file in files)
                await file.DisposeAsync();
        }
    }

    // 0.03 and 0.030 are one ratio and must give one ground_truth.json.
    static decimal WithoutTrailingZeros(decimal ratio) => ratio / 1.0000000000000000000000000000m;
}
