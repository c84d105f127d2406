using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;

namespace Mixdown.Tests.Delta.Maintenance;

/// <summary>Random commits, compactions, vacuums and restores beside a model in memory: after each step the table is the model, and
/// so is every version that the model says can still be read.</summary>
public sealed class MaintenancePropertyTests
{
    const int Steps = 60;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task The_table_is_what_the_model_says(int seed)
    {
        var random = new Random(seed);
        var lab = new MaintenanceLab();
        await lab.AppendAsync("0:0");
        var versions = new Dictionary<long, string> { [0] = "", [1] = "0:0" };
        for (var step = 1; step <= Steps; step++)
        {
            var rows = await StepAsync(lab, random, step, versions);
            var now = await lab.Delta.Table.SnapshotAsync(Cancel);
            Assert.Equal(rows, await lab.RowsAsync(now));
            versions[now.Version] = rows;
        }
    }

    /// <summary>Does something at random and says which rows there have to be.</summary>
    static async Task<string> StepAsync(MaintenanceLab lab, Random random, int step, Dictionary<long, string> versions)
    {
        var now = await lab.Delta.Table.SnapshotAsync(Cancel);
        var rows = versions[now.Version];
        lab.Delta.Clock.Advance(TimeSpan.FromHours(random.Next(30)));
        switch (random.Next(6))
        {
            case 0 or 1:
                string[] added = [.. Enumerable.Range(0, random.Next(1, 4)).Select(row => $"{step}:{row}")];
                await lab.AppendAsync(added);
                return Sorted([.. rows.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. added]);
            case 2 when now.Files.Count > 0:
                var file = now.Files.ElementAt(random.Next(now.Files.Count));
                var gone = (await lab.Files.RowsAsync("t", file, Cancel)).ToHashSet();
                await lab.RemoveAsync(file);
                return Sorted([.. rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(row => !gone.Contains(row))]);
            case 3:
                await lab.Maintenance.OptimizeAsync(new OptimizeRequest { TargetBytes = random.Next(8, 60) }, Cancel);
                return rows;
            case 4:
                await lab.Maintenance.VacuumAsync(new VacuumRequest { Retention = TimeSpan.FromHours(random.Next(200)), Force = true }, Cancel);
                return rows;
            case 5:
                return await RestoreAsync(lab, versions.Keys.ElementAt(random.Next(versions.Count)), rows, versions);
            default:
                return rows;
        }
    }

    /// <summary>A restore gives the version's rows, or is refused since files are gone and changes nothing.</summary>
    static async Task<string> RestoreAsync(MaintenanceLab lab, long version, string rows, Dictionary<long, string> versions)
    {
        try
        {
            await lab.Maintenance.RestoreAsync(version, null, Cancel);
            return versions[version];
        }
        catch (MixdownException refused) when (refused.Diagnostics[0].Code == "MX2870")
        {
            var then = await lab.Delta.Table.SnapshotAsync(version, Cancel);
            await Assert.ThrowsAsync<FileNotFoundException>(() => lab.RowsAsync(then));
            return rows;
        }
    }

    static string Sorted(IEnumerable<string> rows) => string.Join(' ', rows.Order(StringComparer.Ordinal));
}
