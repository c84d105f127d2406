using Mixdown.Ingest.Loads;
using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Load;

/// <summary>A generated store with planted defects, against what the generator says it planted.</summary>
public sealed class DirtyStoreTests(LoadParquet parquet) : IClassFixture<LoadParquet>
{
    [Fact]
    public async Task Every_planted_defect_is_counted_where_it_belongs()
    {
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", "store/{table}.csv"), ("bad_rows", LoadLab.Map(("max", "5%")))) };
        var folder = Path.Combine(Path.GetDirectoryName(lab.SourceFolder)!, "store");
        var made = await new StoreGenerator(new StoreOptions { DirtyRatio = 0.03m }).WriteAsync(folder, null, TestContext.Current.CancellationToken);

        await lab.LoadAsync();

        Assert.All(made.Truth.Tables, truth => Assert.Equal(
            new RowCounts(
                truth.Value.Records, truth.Value.Records - truth.Value.Quarantined, truth.Value.Quarantined, 0, truth.Value.Rescued),
            lab[truth.Key].Rows));
        Assert.True(made.Truth.Tables["invoice"].Rescued > 0);
        Assert.Contains("invoice_date|TIMESTAMP", await lab.ColumnsAsync("invoice"));
    }

    [Fact]
    public async Task A_limit_below_the_planted_ratio_publishes_nothing_of_the_damaged_tables()
    {
        using var lab = new LoadLab(parquet) { Settings = LoadLab.Map(("path", "store/{table}.csv"), ("bad_rows", LoadLab.Map(("max", "1%")))) };
        var folder = Path.Combine(Path.GetDirectoryName(lab.SourceFolder)!, "store");
        await new StoreGenerator(new StoreOptions { DirtyRatio = 0.03m }).WriteAsync(folder, null, TestContext.Current.CancellationToken);

        await lab.LoadAsync();

        Assert.Equal((LoadOutcome.Failed, -1), (lab["invoice"].Outcome, lab["invoice"].Version));
        Assert.Equal(LoadOutcome.Loaded, lab["genre"].Outcome);
    }
}
