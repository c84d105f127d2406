using Mixdown.Project.Lineage;

namespace Mixdown.Tests.Project;

public sealed class LineageCacheTests
{
    [Fact]
    public void Analyses_at_the_same_time_leave_one_whole_file_and_no_draft()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Root, "lineage.json");

        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var cache = LineageCache.Read(file);
            cache.Keep("key", new NodeLineage("model.shop.sale", []) { Unknown = "nothing was asked" });
            cache.Write();
        });

        Assert.Equal("nothing was asked", LineageCache.Read(file).Find("model.shop.sale", "key")?.Unknown);
        Assert.Equal([file], Directory.GetFiles(folder.Root));
    }
}
