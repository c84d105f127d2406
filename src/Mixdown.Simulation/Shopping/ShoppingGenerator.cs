using System.Globalization;
using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Folders;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Shopping;

/// <summary>Writes purchases of clothes as CSV files, one a month, with <c>ground_truth.json</c> beside them. What they hold and
/// what each planted defect means is in docs/generate.md.</summary>
/// <param name="options">Checked by <see cref="WriteAsync"/>.</param>
public sealed class ShoppingGenerator(ShoppingOptions options)
{
    /// <summary>Purchases of a drop at scale 1: twelve of them are 3,900.</summary>
    const int PurchasesOfDrop = 325;

    const int MonthsOfSeason = 3;

    // Duplicates go to the end of their piece; it also bounds the memory.
    const int PieceRows = 10_000;

    /// <summary>Writes the files, so that <paramref name="folder"/> holds all of them or none.</summary>
    /// <param name="folder">Made when missing; it may hold nothing but generated purchases.</param>
    /// <param name="cancel">Stops soon and leaves nothing behind.</param>
    /// <exception cref="MixdownException">An option is out of range, or the folder holds something that must not be
    /// replaced.</exception>
    public async Task<ShoppingSummary> WriteAsync(string folder, CancellationToken cancel)
    {
        options.Require();
        var target = new GeneratedFolder(folder, "shop", IsOurs);
        if (await FindAsync(target.FullPath, cancel) is { } there)
            return new ShoppingSummary(target.FullPath, there, WasThere: true);
        target.Require(options.Overwrite);
        try
        {
            var truth = await WriteFilesAsync(target.Begin(), cancel);
            target.Commit();
            return new ShoppingSummary(target.FullPath, truth, WasThere: false);
        }
        finally
        {
            target.Abandon();
        }
    }

    static bool IsOurs(string name) => name == ShoppingTruth.FileName
        || (name.StartsWith("purchases-", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal));

    static string FileName(int drop) => string.Create(CultureInfo.InvariantCulture, $"purchases-{drop + 1:D4}.csv");

    async Task<ShoppingTruth?> FindAsync(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, ShoppingTruth.FileName);
        if (!File.Exists(file))
            return null;
        var truth = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancel), ShoppingTruthJson.Default.ShoppingTruth);
        return truth is not null && truth.IsOf(options) && truth.Files.All(of => new FileInfo(Path.Combine(folder, of.Key)) is { Exists: true } found
            && found.Length == of.Value) ? truth : null;
    }

    async Task<ShoppingTruth> WriteFilesAsync(string folder, CancellationToken cancel)
    {
        var tally = new ShoppingTally();
        var planted = new long[Enum.GetValues<DefectKind>().Length];
        var files = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var sheet = new TableSheet(PurchaseSheet.Table, options.Seed, DefectPlan.BlockRows(options.DirtyRatio));
        for (var drop = 0; drop < options.Drops; drop++)
            files.Add(FileName(drop), await WriteDropAsync(Path.Combine(folder, FileName(drop)), drop, sheet, tally, planted, cancel));
        var truth = Truth(tally.Totals(), planted, files);
        var json = JsonSerializer.SerializeToUtf8Bytes(truth, ShoppingTruthJson.Default.ShoppingTruth);
        await File.WriteAllBytesAsync(Path.Combine(folder, ShoppingTruth.FileName), [.. json, (byte)'\n'], cancel);
        return truth;
    }

    /// <returns>The file's size in bytes.</returns>
    async Task<long> WriteDropAsync(string path, int drop, TableSheet sheet, ShoppingTally tally, long[] planted, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await file.WriteAsync(Encoding.ASCII.GetBytes(PurchaseSheet.Table.Header + "\r\n"), cancel);
        var rows = (long)PurchasesOfDrop * options.Scale;
        for (var from = 0L; from < rows; from += PieceRows)
        {
            Render(sheet, tally, drop, from, Math.Min(rows, from + PieceRows));
            await file.WriteAsync(sheet.Finish(), cancel);
            for (var kind = 0; kind < planted.Length; kind++)
                planted[kind] += sheet.Planted((DefectKind)kind);
            sheet.Clear();
        }
        return file.Length;
    }

    void Render(TableSheet sheet, ShoppingTally tally, int drop, long from, long to)
    {
        var before = (long)drop * PurchasesOfDrop * options.Scale;
        for (var row = before + from; row < before + to; row++)
        {
            var purchase = Purchase.Of(options.Seed, options.Scale, row, drop / MonthsOfSeason % Words.Seasons.Length);
            PurchaseSheet.Write(sheet, row, purchase);
            tally.Add(purchase);
        }
    }

    ShoppingTruth Truth(ShoppingTotals totals, long[] planted, SortedDictionary<string, long> files)
    {
        long Planted(DefectKind kind) => planted[(int)kind];
        var extra = Planted(DefectKind.Quarantined) + Planted(DefectKind.Duplicate);
        return new ShoppingTruth(
            ShoppingTruth.ContentVersion, options.Scale, options.Seed, options.Drops, options.DirtyRatio,
            totals.Purchases + extra, Planted(DefectKind.Quarantined), Planted(DefectKind.Duplicate), Planted(DefectKind.Rescued),
            Planted(DefectKind.Missing), Planted(DefectKind.Spelling), files, totals);
    }
}
