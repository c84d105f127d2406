using Mixdown.Data.Storage;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Tests.Load;

/// <summary>Lakes that are no folders, and targets that read one lake and write another.</summary>
public sealed class LakePlacesTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    static Data.Settings.SettingNode.Map AnyBadRows => LoadLab.Map(("bad_rows", LoadLab.Map(("max", "100%"))));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lake_that_is_no_folder_is_loaded_reloaded_and_read()
    {
        var lake = new MemoryObjectStore();
        (_lab.Lake, _lab.Reads) = (lake, new LakePlaces(lake));
        _lab.Settings = AnyBadRows;
        _lab.Write("track.csv", "id,name\n1,a\n2,b\nbad\n");
        await _lab.LoadAsync();
        _lab.Write("track.csv", "id,name\n1,a\n3,c\n4,d\n");
        _lab.Write("album.csv", "id\n7\n");
        await _lab.LoadAsync();

        Assert.Equal(["1|a", "3|c", "4|d"], await _lab.QueryAsync("select id, name from bronze.track order by id"));
        Assert.Equal("7", await _lab.ScalarAsync("select id from bronze.album"));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(_lab.SourceFolder)!, "*.parquet"), file => !file.Contains("cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_load_that_is_refused_leaves_no_data_file_in_a_lake_that_is_no_folder()
    {
        var lake = new MemoryObjectStore();
        _lab.Lake = lake;
        _lab.Settings = LoadLab.Map(("bad_rows", LoadLab.Map(("max", 0L))));
        _lab.Write("track.csv", "id,name\n1,a\nbad\n");

        await _lab.LoadAsync();

        Assert.NotEmpty(_lab["track"].Errors);
        Assert.All(await PathsAsync(lake), path => Assert.StartsWith("_mixdown/loads/", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_reads_the_tables_of_another_until_it_has_loaded_its_own()
    {
        var production = new MemoryObjectStore();
        (_lab.Lake, _lab.Target) = (production, "prod");
        _lab.Settings = AnyBadRows;
        _lab.Write("track.csv", "id,name\n1,prod\nbad\n");
        _lab.Write("album.csv", "id\n7\n");
        await _lab.LoadAsync();
        var before = await PathsAsync(production);

        var own = new MemoryObjectStore();
        (_lab.Lake, _lab.Target) = (own, "dev");
        _lab.Reads = new LakePlaces(own) { Shared = new ReadOnlyObjectStore(production) };
        Assert.Equal("prod", await _lab.ScalarAsync("select name from bronze.track"));
        Assert.Equal("bad", await _lab.ScalarAsync("select raw from bronze.track__quarantine"));

        _lab.Write("track.csv", "id,name\n1,dev\n");
        await _lab.LoadAsync("track");

        Assert.Equal("dev", await _lab.ScalarAsync("select name from bronze.track"));
        Assert.Equal("7", await _lab.ScalarAsync("select id from bronze.album"));
        Assert.Equal(before, await PathsAsync(production));
    }

    public void Dispose() => _lab.Dispose();

    static async Task<List<string>> PathsAsync(IObjectStore lake)
    {
        var paths = new List<string>();
        await foreach (var found in lake.ListAsync("", null, Cancel))
            paths.Add(found.Path);
        return paths;
    }
}
